import { expect, type Page } from "@playwright/test";
import { press, type } from "./keyboard";
import { expectAccessible, expectAccessibleInAllLooks, goOn, open } from "./page";
import { onProgram, test } from "./start";

// One story over a workbook with nothing in it, by keyboard: the two dial plans of the guide, its slip included.
test.describe.configure({ mode: "serial" });
onProgram("empty");

const heading = (page: Page) => page.getByRole("heading", { level: 1 });
const row = (page: Page, name: string) =>
  page.getByRole("grid", { name: "Rules" }).getByRole("row", { name: new RegExp(name) });

async function makePlan(page: Page, name: string) {
  await press(page, /^(Dial plan|An empty dial plan)$/);
  await type(page, "Name", name, "Enter");
  await expect(page.getByRole("option", { name: new RegExp(name) })).toBeVisible();
}

async function addRule(page: Page, name: string, pattern: string, becomes: string) {
  await press(page, "Rule");
  await type(page, "Name", name, "Tab");
  await type(page, "Pattern", pattern, "Tab");
  await type(page, "Becomes", becomes, "Enter");
  // For a moment the rule stands beside what was typed of it.
  await expect(row(page, name).filter({ hasText: "not kept yet" })).toHaveCount(0);
  await expect(row(page, name)).toHaveCount(1);
}

async function addTest(page: Page, dialled: string, becomes: string) {
  await type(page, "New test number", dialled, "Tab");
  await type(page, "Should become", becomes, "Enter");
  await expect(page.getByLabel("New test number")).toHaveValue("");
}

const guide = [
  { name: "uk_persona1_mcr", area: "161", support: "+441612300714" },
  { name: "uk_persona2_bim", area: "121", support: "+441217415718" },
];

for (const [index, one] of guide.entries()) {
  test(`${one.name} is made by keyboard, and its slip is pointed out where it is`, async ({
    page,
  }) => {
    test.setTimeout(120_000);
    await open(page, "dialplans");
    if (index === 0) await expect(heading(page)).toContainText("Everybody dials as their country");
    await makePlan(page, one.name);
    await addRule(page, "Local", "^(\\d{7})$", `+44${one.area}$1`);
    await addRule(page, "Internal", "^5555$", one.support);

    // The guide's own pattern, as it stands there: the parenthesis is not closed.
    await press(page, "Rule");
    await type(page, "Name", "Domestic", "Tab");
    await type(page, "Becomes", "+44$1", "Tab");
    await type(page, "Pattern", "^0(\\d{9,10}$", "Enter");
    await expect(row(page, "Domestic")).toContainText("from character 3 on");
    await expect(row(page, "Domestic")).toContainText("a parenthesis is opened and not closed");
    await expect(row(page, "Domestic")).toContainText("not kept yet");

    if (index === 0) {
      // What was typed is there after the screen was left and the page was opened anew.
      await page.keyboard.press("Control+9");
      await expect(page.locator('[data-step="runs"]')).toHaveAttribute("aria-current", "page");
      await page.reload();
      await open(page, "dialplans");
      await press(page, "Go on with the new rule");
      await expect(page.getByLabel("Pattern", { exact: true })).toHaveValue("^0(\\d{9,10}$");
      await expectAccessible(page);
    }
    await press(page, page.getByLabel("Pattern", { exact: true }), "Control+.");
    await expect(row(page, "Domestic")).toContainText("^0(\\d{9,10})$");
    await expect(row(page, "Domestic")).not.toContainText("not kept yet");
    await addRule(page, "International", "^00(.*)$", "+$1");

    await addTest(page, "5555", one.support);
    await addTest(page, "02079460123", "+442079460123");
    await expect(heading(page)).toContainText("2 of 2 test numbers become what they should");
  });
}

test("a number that the wrong rule takes is on top, and the rule is moved by keyboard", async ({
  page,
}) => {
  await open(page, "dialplans?select=here/uk_persona1_mcr");
  await addTest(page, "0012025550143", "+12025550143");
  await expect(heading(page)).toContainText("3 of 3");
  await addTest(page, "0049309018", "+49309018");
  await expect(heading(page)).toContainText("3 of 4 test numbers become what they should");
  await press(page, row(page, "International"), "Alt+ArrowUp");
  await expect(heading(page)).toContainText("4 of 4 test numbers become what they should");
  await expect(row(page, "International")).toBeFocused();
  await page.keyboard.press("Control+z");
  await expect(heading(page)).toContainText("3 of 4");
  await page.keyboard.press("Control+y");
  await expect(heading(page)).toContainText("4 of 4");
});

test("the bench says at once which rule takes what is dialled", async ({ page }) => {
  await open(page, "dialplans?select=here/uk_persona2_bim");
  await page.getByLabel("Dial", { exact: true }).pressSequentially("5555");
  await expect(page.getByTestId("dialled")).toContainText("+441217415718");
  await expect(page.getByTestId("dialled")).toContainText("by rule 2, Internal");
});

test("a dial plan that an undo takes away is not on the screen any more", async ({ page }) => {
  await open(page, "dialplans");
  await makePlan(page, "uk_persona3_lds");
  await expect(heading(page)).toContainText("No rule yet");
  await page.getByRole("button", { name: "Rule", exact: true }).focus();
  await page.keyboard.press("Control+z");
  await expect(page.getByRole("option", { name: /uk_persona3_lds/ })).toHaveCount(0);
  await expect(page.getByText("The design has no such dial plan")).toHaveCount(0);
  await expect(page.getByRole("option", { name: /uk_persona1_mcr/ })).toHaveAttribute(
    "aria-selected",
    "true",
  );
});

/** Chooses a file by the button, as it is reached without a mouse. */
async function chooseFile(page: Page, name: string, body: string) {
  const asked = page.waitForEvent("filechooser");
  await press(page, "Choose a file");
  const chooser = await asked;
  await chooser.setFiles({ name, mimeType: "text/csv", buffer: Buffer.from(body) });
}

test("rules come from CSV: a wrong row is named, and what is taken is one undo", async ({
  page,
}) => {
  const domestic = "name,pattern,translation\nDomestic,";
  await open(page, "dialplans");
  const keep = page.getByRole("button", { name: /^Keep \d+ rules?$/ });
  await press(page, "Rules from a file");
  await type(page, "Dial plan", "uk_persona4_csv", "Tab");
  await chooseFile(page, "slip.csv", `${domestic}^0(\\d{9}$,+44$1\n`);
  await expect(page.getByText(/row 2, pattern: .*Domestic/)).toBeVisible();
  await expect(page.getByText("Nothing is taken until every row is in order")).toBeVisible();
  await expect(keep).toBeDisabled();
  await expectAccessible(page);

  await chooseFile(page, "mended.csv", `${domestic}^0(\\d{9})$,+44$1\n`);
  await expect(page.getByText("Nothing stands in the way.")).toBeVisible();
  await press(page, keep);
  const made = page.getByRole("option", { name: /uk_persona4_csv/ });
  await expect(made).toHaveAttribute("aria-selected", "true");
  await expect(row(page, "Domestic")).toBeVisible();
  await page.getByRole("button", { name: "Rule", exact: true }).focus();
  await page.keyboard.press("Control+z");
  await expect(made).toHaveCount(0);
});

test("dial plans are accessible in the three looks", async ({ page }) => {
  await open(page, "dialplans?select=here/uk_persona1_mcr");
  await press(page, row(page, "Domestic"));
  await expect(page.getByText("What each side says")).toBeVisible();
  await expectAccessibleInAllLooks(page);
  await goOn(page, "dialplans?select=template/DE");
  await expect(heading(page)).toContainText("test numbers become what they should");
  await expectAccessibleInAllLooks(page);
});
