import { expect, type Page } from "@playwright/test";
import { expectAccessibleInAllLooks, open } from "./page";
import { onProgram, test } from "./start";

const heading = (page: Page) => page.getByRole("heading", { level: 1 });
const editor = (page: Page) => page.getByRole("textbox", { name: /^Rule of/ });

// The steps stand in the order of the work, over a program of their own: what they change is nobody else's.
test.describe.configure({ mode: "serial" });
onProgram("sample");

test("a rule is changed, counted, kept, and the plan changes exactly those users", async ({
  page,
}) => {
  test.setTimeout(120_000);
  await open(page, "plan");
  await page.getByRole("button", { name: "Read and plan" }).click();
  await expect(heading(page)).toContainText(/users change/, { timeout: 60_000 });
  const line = page.getByRole("row", { name: /London_HR_CallerID/ });
  await expect(line).toContainText("4 users");

  await open(page, "targeting?select=hr-london");
  await expect(heading(page)).toContainText("4 users match");
  await editor(page).fill('(user.city -eq "London") -and (user.accountEnabled -eq true)');
  await expect(heading(page)).toContainText(/\d\d users match, 4 did before/);
  const [matches = ""] = /\d+/.exec(await heading(page).innerText()) ?? [];
  await expect(page.getByText(`${Number(matches) - 4} come in, 0 leave`)).toBeVisible();
  await page.getByRole("button", { name: "Keep this rule" }).click();
  await expect(page.getByRole("button", { name: "Keep this rule" })).toBeDisabled();

  await page.keyboard.press("Control+8");
  await page.getByRole("button", { name: "Plan again", exact: true }).first().click();
  await expect(line).toContainText(`${matches} users`, { timeout: 60_000 });
});

test("a slip of the keyboard is underlined and mended by one key", async ({ page }) => {
  await open(page, "targeting?select=hr-manchester");
  await editor(page).fill('user.city -eq "Manchestr"');
  await expect(page.getByText(/Did you mean "Manchester"/).first()).toBeVisible();
  await editor(page).press("End");
  await editor(page).press("ArrowLeft");
  await editor(page).press("Control+.");
  await expect(editor(page)).toContainText('user.city -eq "Manchester"');
});

test("values of the company are offered while typing", async ({ page }) => {
  await open(page, "targeting?select=hr-manchester");
  await editor(page).fill("user.city -eq ");
  await editor(page).press("Control+Space");
  await editor(page).pressSequentially('"Lon');
  // Enter right after the list has come would be taken for a new line, as for somebody who never looked at it.
  // While the next letter's values are asked for, the list is dimmed and takes no click.
  await page
    .locator(".cm-tooltip-autocomplete:not(.cm-tooltip-autocomplete-disabled)")
    .getByRole("option", { name: /^London .*users/ })
    .click();
  await expect(editor(page)).toContainText('user.city -eq "London"');
});

test("a long rule that is typed fast leaves nothing in the console", async ({ page }) => {
  test.setTimeout(120_000);
  const said: string[] = [];
  page.on("console", (message) => said.push(message.text()));
  page.on("pageerror", (error) => said.push(error.message));
  await open(page, "targeting?select=hr-london");
  const rule = Array.from({ length: 10 }, (_, at) => `user.city -ne "Place${at}Q"`).join(" -and ");
  expect(rule.length).toBeGreaterThan(270);
  await editor(page).focus();
  await page.keyboard.press("Control+a");
  await page.keyboard.press("Delete");
  await page.keyboard.type(`(user.accountEnabled -eq true) -and ${rule}`);
  await expect(editor(page)).toContainText("Place9Q");
  await page.keyboard.press("Control+a");
  await page.keyboard.type('user.city -eq "London"');
  await expect(editor(page)).toContainText("London");
  await expect(heading(page)).toContainText(/\d+ users? match/);
  expect(said).toEqual([]);
});

for (const view of ["overlaps", "quality", "what-if", "checks", "hr-manchester"]) {
  test(`targeting, ${view}, in the three looks`, async ({ page }) => {
    await open(page, `targeting?select=${view}`);
    await expect(heading(page)).not.toHaveText("");
    await expectAccessibleInAllLooks(page);
  });
}
