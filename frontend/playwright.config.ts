import { defineConfig } from "@playwright/test";

/** A system browser is used, so that no browser is downloaded; CHROMIUM names another one. */
const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";

export default defineConfig({
  testDir: "e2e",
  // Files run side by side, each over a program of its own; within a file one step follows the other.
  fullyParallel: false,
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: Boolean(process.env.CI),
  // A second try on a busy machine is reported as flaky, not as passed.
  retries: process.env.CI ? 1 : 0,
  // The longest story begins first, so that at the end no worker waits for it alone.
  projects: [
    { name: "whole way", testMatch: "wholeway.spec.ts" },
    { name: "screens", testIgnore: "wholeway.spec.ts" },
  ],
  reporter: [["list"]],
  outputDir: "test-results",
  use: {
    actionTimeout: 10_000,
    browserName: "chromium",
    viewport: { width: 1440, height: 900 },
    locale: "en-GB",
    timezoneId: "Europe/London",
    // Without it dialogs and panes are photographed half transparent.
    contextOptions: { reducedMotion: "reduce" },
    screenshot: "only-on-failure",
    launchOptions: {
      executablePath,
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
});
