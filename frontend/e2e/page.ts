import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";
import { running } from "./start";

/** The looks every screen is checked in. */
export const looks = ["light", "dark", "contrast"] as const;

/** The address of a route, with the way in before it; opened over the page, too, it is loaded anew. */
export function addressOf(route: string) {
  const [origin, wayIn] = running().address.split("#");
  return `${origin}?${Math.random()}#${wayIn}#/${route}`;
}

/** Opens the page at a route in a look, and waits for its heading. */
export async function open(page: Page, route: string, look: (typeof looks)[number] = "light") {
  await page.addInitScript((choice) => localStorage.setItem("personadesk.look", choice), look);
  await page.goto(addressOf(route));
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  // The frame asks for its own state; until that has come its keys have nowhere to go.
  await expect(page.getByRole("banner")).toBeVisible();
  await expect(page.getByRole("button", { name: "One moment" })).toHaveCount(0);
}

/** Fails on anything axe finds. Fluent's own focus guards are left out: they are hidden and focusable on purpose. */
export async function expectAccessible(page: Page) {
  const found = await new AxeBuilder({ page }).exclude("[data-tabster-dummy]").analyze();
  const words = found.violations.map(
    (violation) =>
      `${violation.id}: ${violation.nodes.map((node) => `${node.html} ${node.failureSummary ?? ""}`).join(", ")}`,
  );
  expect(words).toEqual([]);
}
