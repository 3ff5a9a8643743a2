import { expect } from "@playwright/test";
import { expectAccessible, expectAccessibleInAllLooks, goOn, open } from "./page";
import { onProgram, running, test } from "./start";

onProgram("sample");

const steps = [
  "start",
  "workshop",
  "features",
  "personas",
  "targeting",
  "numbers",
  "documents",
  "plan",
  "runs",
];
const screens = [...steps, "explain", "record", "settings"];

for (const screen of screens) {
  test(`${screen} is accessible in the three looks`, async ({ page }) => {
    await open(page, screen);
    await expectAccessibleInAllLooks(page);
  });
}

test("Ctrl+1 to Ctrl+9 open the steps in order", async ({ page }) => {
  await open(page, "settings");
  for (const [index, step] of steps.entries()) {
    await page.keyboard.press(`Control+${index + 1}`);
    await expect(page.locator(`[data-step="${step}"]`)).toHaveAttribute("aria-current", "page");
  }
});

test("F6 goes round the regions and back", async ({ page }) => {
  await open(page, "settings");
  const region = () =>
    page.evaluate(
      () => document.activeElement?.closest<HTMLElement>("[data-region]")?.dataset.region,
    );
  for (const wanted of ["header", "steps", "list", "header"]) {
    await page.keyboard.press("F6");
    await expect.poll(region).toBe(wanted);
  }
  await page.keyboard.press("Shift+F6");
  await expect.poll(region).toBe("list");
});

test("Ctrl+K searches", async ({ page }) => {
  await open(page, "start");
  await page.keyboard.press("Control+k");
  await expect(page.getByRole("combobox", { name: "Search everything" })).toBeFocused();
});

test("the look that was chosen stays, whatever the system asks for", async ({ browser }) => {
  const page = await browser.newPage({ colorScheme: "light" });
  await open(page, "settings");
  await page.getByRole("radio", { name: "High contrast" }).check();
  await expect(page.locator("[data-theme=contrast]").first()).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("radio", { name: "Dark" }).check();
  await expect(page.locator("[data-theme=dark]").first()).toBeVisible();
  await open(page, "settings");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("dark");
  await expectAccessible(page);
  await page.close();
});

test("where the pane takes the place of the list, it is the page", async ({ page }) => {
  await page.setViewportSize({ width: 760, height: 900 });
  await open(page, "personas?select=hr-manchester");
  await expect(page.getByRole("main")).toHaveCount(1);
  await expect(page.getByRole("heading", { level: 2 })).toContainText("Manchester_HR");
  await expectAccessible(page);
});

test("a narrow page has a rail and scrolls nowhere sideways", async ({ page }) => {
  await page.setViewportSize({ width: 900, height: 900 });
  await open(page, "start");
  for (const screen of screens) {
    await goOn(page, screen);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide, screen).toBeLessThanOrEqual(900);
    await expect(page.locator('[data-step="plan"]')).toHaveAttribute("aria-label", /Plan/);
  }
});

test("the way in is taken out of the address, and stays with this origin", async ({ browser }) => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await open(page, "personas");
  expect(page.url()).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/#\/personas/);
  expect(await context.cookies()).toEqual([]);
  await page.reload();
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  const [origin] = running().address.split("#");
  const second = await context.newPage();
  await second.goto(`${origin}#/policies`);
  await expect(second.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(second.getByText("This page has no access to the program")).toHaveCount(0);
  await context.close();
});

test("an address without a way in says what to do", async ({ browser }) => {
  const page = await browser.newPage();
  const [origin = ""] = running().address.split("#");
  await page.goto(origin);
  await expect(page.getByText("This page has no access to the program").first()).toBeVisible();
  await page.close();
});

test("an address that is printed anew may be opened over the page", async ({ page }) => {
  await open(page, "personas");
  await page.evaluate((address) => location.assign(address), running().address);
  await expect(page).toHaveURL(/^http:\/\/127\.0\.0\.1:\d+\/(#\/.*)?$/);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
});
