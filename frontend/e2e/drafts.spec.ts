import { expect, type Page } from "@playwright/test";
import { type } from "./keyboard";
import { goOn, open } from "./page";
import { onProgram, startAgain, test } from "./start";

// Nothing typed is lost: each example of that sentence, in one workbook that begins with nothing in it.
test.describe.configure({ mode: "serial" });
onProgram("empty");

const undo = (page: Page) => page.getByRole("button", { name: /^Undo/ });
const field = (page: Page, name: string) => page.getByRole("textbox", { name, exact: true });

async function addDepartment(page: Page, name: string, people: string) {
  await open(page, `workshop?select=${encodeURIComponent("+")}`);
  await type(page, "Name", name);
  await type(page, "How many they are", people);
  await type(page, "Who asks", "Jo");
  await page.keyboard.press("Enter");
}

test("a department and its interview are one undo, named as a person would name it", async ({
  page,
}) => {
  await addDepartment(page, "HR", "40");
  await expect(undo(page)).toHaveAccessibleName("Undo: Add department HR");
  await undo(page).click();
  await expect(page.getByText("HR", { exact: true })).toHaveCount(0);
  await expect(undo(page)).toBeDisabled();
  await page.getByRole("button", { name: "Redo" }).click();
  await expect(page.getByRole("columnheader", { name: /HR/ })).toBeVisible();
});

test("a count that is about something stays in its field with the reason", async ({ page }) => {
  await open(page, "workshop?select=hr");
  await type(page, "How many they are", "about 20");
  await expect(page.getByText("“about 20” is no whole number")).toBeVisible();
  await goOn(page, "features");
  await goOn(page, "workshop?select=hr");
  await expect(field(page, "How many they are")).toHaveValue("about 20");
  await expect(page.getByText("“about 20” is no whole number")).toBeVisible();
  await page.getByRole("button", { name: /^Throw away/ }).click();
  await expect(field(page, "How many they are")).toHaveValue("40");
});

const external = "workshop/interview/hr?select=basic.external";

test("an answer that is half typed is kept over leaving, reloading and another start, and is marked", async ({
  page,
}) => {
  await open(page, external);
  await type(page, "In their words", "We ring our suppl");
  await page.keyboard.press("Control+3");
  await expect(page).toHaveURL(/features/);
  await goOn(page, external);
  await expect(field(page, "In their words")).toHaveValue("We ring our suppl");
  await type(page, "In their words", "We ring suppliers all d");
  await page.reload(); // at once, before a quarter of a second is over
  await expect(field(page, "In their words")).toHaveValue("We ring suppliers all d");
  await expect(page.getByText("Not kept yet.")).toBeVisible();
  await field(page, "In their words").press("End");
  await page.keyboard.type("ay lo");
  await page.goto("about:blank"); // the page is closed as the last key comes, the program a moment later
  await page.waitForTimeout(300);
  await startAgain("empty.personadesk");
});

test("what was typed as the page was closed is there when the program is started again, and can be found", async ({
  page,
}) => {
  await open(page, "start");
  await expect(page.getByRole("heading", { name: "Typed and not kept yet: 1" })).toBeVisible();
  await page.getByRole("button", { name: /^HR, People who call/ }).click();
  await expect(field(page, "In their words")).toHaveValue("We ring suppliers all day lo");
  await page.getByRole("button", { name: /^Keep what is typed/ }).click();
  await expect(page.getByText("Not kept yet.")).toHaveCount(0);
  await expect(undo(page)).toHaveAccessibleName(
    "Undo: Answer of HR to “People who call customers or suppliers”",
  );
});

test("a text typed with pauses is one undo", async ({ page }) => {
  await open(page, external);
  const words = field(page, "In their words");
  await words.focus();
  await words.press("End");
  for (const part of ["ng", ", and", " customers too"]) {
    await words.pressSequentially(part);
    await page.waitForTimeout(900);
  }
  await words.blur();
  await expect(page.getByText(/^Saved/).first()).toBeVisible();
  await undo(page).click();
  await expect(words).toHaveValue("We ring suppliers all day lo");
});

test("a count that cannot be read holds the question once, and stays as it is", async ({
  page,
}) => {
  await open(page, external);
  await type(page, "How many", "about 20");
  await page.keyboard.press("Enter");
  await expect(page.getByText("“about 20” is no whole number").first()).toBeVisible();
  await expect(page).toHaveURL(/basic\.external/);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/basic\.international/);
  await page.getByRole("button", { name: "Back" }).click();
  await expect(field(page, "How many")).toHaveValue("about 20");
  await expect(page.getByText("Not kept yet.")).toBeVisible();
});

test("500 callers of 40 people are said at their field", async ({ page }) => {
  await open(page, external);
  await type(page, "How many", "500");
  await field(page, "How many").blur();
  await expect(page.getByText(/is 500, the department has 40/)).toBeVisible();
  await expect(field(page, "How many")).toHaveValue("500");
});

test("a number that is typed on never answers the next question", async ({ page }) => {
  await open(page, "workshop/interview/hr?select=basic.international");
  await expect(field(page, "How many")).toBeFocused();
  await page.keyboard.type("2\n123");
  await expect(page).toHaveURL(/basic\.frequency/);
  await page.waitForTimeout(300);
  for (const name of ["Heavy", "Moderate", "Low"]) {
    await expect(page.getByRole("radio", { name })).not.toBeChecked();
  }
  await page.getByRole("button", { name: "Back" }).click();
  await expect(field(page, "How many")).toHaveValue("2");
});

test("Enter in a list field makes a line", async ({ page }) => {
  await open(page, external);
  await page.getByRole("button", { name: "Add a queue" }).click();
  await field(page, "What people call it").fill("HR line");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/HR/);
  await goOn(page, `workshop/interview/hr?select=${encodeURIComponent("service.members@HR line")}`);
  const names = field(page, "Names, one a line");
  await names.focus();
  await page.keyboard.type("Ann\nBob\nCem");
  await expect(names).toHaveValue("Ann\nBob\nCem");
  await page.keyboard.press("Control+Enter");
  await expect(page).not.toHaveURL(/members/);
  await page.getByRole("button", { name: "Back" }).click();
  await expect(names).toHaveValue("Ann\nBob\nCem");
});

test("a click selects a cell and shows it; a key or the pane changes the grade", async ({
  page,
}) => {
  await open(page, "features");
  const cell = page.locator('[data-at="0:0"]');
  const grade = cell.getByRole("img");
  await expect(grade).toHaveAccessibleName("not asked");
  await cell.click();
  await cell.click();
  await expect(grade).toHaveAccessibleName("not asked");
  await expect(cell).toHaveAttribute("aria-selected", "true");
  const pane = page.getByRole("radiogroup", { name: "Grade of HR" });
  await expect(pane).toBeVisible();
  await cell.press("m");
  await expect(grade).toHaveAccessibleName("Must");
  await pane.getByText("Should").click();
  await expect(grade).toHaveAccessibleName("Should");
  await expect(undo(page)).toHaveAccessibleName(/^Undo: Grade of .+ for HR to Should$/);
  await undo(page).click();
  await expect(grade).toHaveAccessibleName("Must");
});

test("a second undo right after the first goes back one further", async ({ page }) => {
  await open(page, "features");
  const cell = page.locator('[data-at="0:0"]');
  const grade = cell.getByRole("img");
  await expect(grade).toHaveAccessibleName("Must");
  await cell.click();
  for (const [key, called] of [
    ["s", "Should"],
    ["c", "Could"],
  ] as const) {
    await cell.press(key);
    await expect(grade).toHaveAccessibleName(called);
  }
  await undo(page).dblclick();
  await expect(grade).toHaveAccessibleName("Must");
  await page.getByRole("button", { name: /^Redo/ }).dblclick();
  await expect(grade).toHaveAccessibleName("Could");
});
