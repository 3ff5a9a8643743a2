import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";
import { running } from "./start";

/** What the system asks for in each look; the page follows it while nobody has chosen one. */
const looks = {
  light: { colorScheme: "light", forcedColors: "none" },
  dark: { colorScheme: "dark", forcedColors: "none" },
  contrast: { colorScheme: "dark", forcedColors: "active" },
} as const;

/** The address of a route, with the way in before it; opened over the page, too, it is loaded anew. */
export function addressOf(route: string) {
  const [origin, wayIn] = running().address.split("#");
  return `${origin}?${Math.random()}#${wayIn}#/${route}`;
}

/** Opens the page at a route, and waits for its heading. */
export async function open(page: Page, route: string) {
  await page.goto(addressOf(route));
  await shown(page);
}

/** Goes to a route within the page that is open, as a link or the step back of the browser does: nothing is loaded anew. */
export async function goOn(page: Page, route: string) {
  await page.evaluate((hash) => location.assign(hash), `#/${route}`);
  await shown(page);
}

async function shown(page: Page) {
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  // The frame asks for its own state; until that has come its keys have nowhere to go.
  await expect(page.getByRole("banner")).toBeVisible();
  await expect(page.getByRole("button", { name: "One moment" })).toHaveCount(0);
}

/** The rules of axe that ask for colours: all that can come out otherwise when nothing but the look has changed. */
const ofColours = ["color-contrast", "link-in-text-block"];

/** Fails on anything axe finds, or on what it finds by some of its rules. */
export async function expectAccessible(page: Page, rules?: string[]) {
  // Axe is a large script: where the page has it already, it is not handed over again.
  const there = await page.evaluate(() => "axe" in window);
  const axe = new AxeBuilder({ page, axeSource: there ? "void 0" : undefined })
    .setLegacyMode() // the page has no frames of others, so no tab of its own is needed to put findings together
    .exclude("[data-tabster-dummy]"); // Fluent's own focus guards, hidden and focusable on purpose
  const found = await axe
    .options({
      resultTypes: ["violations"],
      runOnly: rules && { type: "rule", values: rules },
      // What is said below is the element itself, so axe need not work out a selector for each that it looked at.
      selectors: false,
      preload: false,
    })
    .analyze();
  const words = found.violations.map(
    (violation) =>
      `${violation.id}: ${violation.nodes.map((node) => `${node.html} ${node.failureSummary ?? ""}`).join(", ")}`,
  );
  expect(words).toEqual([]);
}

/** Waits in the page for the colours that go over into others, as those of buttons do. */
async function coloursSettled() {
  await new Promise(requestAnimationFrame);
  await new Promise(requestAnimationFrame);
  const going = document.getAnimations().filter((one) => one instanceof CSSTransition);
  await Promise.allSettled(going.map((one) => one.finished));
}

/** The same in all three looks, which the page takes as it stands: after the first, only its colours are others. */
export async function expectAccessibleInAllLooks(page: Page) {
  await expectAccessible(page);
  for (const look of ["dark", "contrast"] as const) {
    await page.emulateMedia(looks[look]);
    await expect(page.locator(`[data-theme=${look}]`).first()).toBeVisible();
    await page.evaluate(coloursSettled);
    await expectAccessible(page, ofColours);
  }
  await page.emulateMedia(looks.light);
}
