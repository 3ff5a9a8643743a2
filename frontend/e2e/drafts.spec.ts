import { expect, test, type Locator, type Page } from "@playwright/test";
import { expectAccessible, looks } from "./page";
import { onProgram, running, startAgain } from "./start";

// Nothing typed is lost: each example of that sentence, in one workbook that begins with nothing in it.
test.describe.configure({ mode: "serial" });
onProgram("empty");

const heading = (page: Page) => page.getByRole("heading", { level: 1 });
const undo = (page: Page) => page.getByRole("button", { name: /^Undo/ });
const field = (page: Page, label: string) => page.getByLabel(label, { exact: true });

async function go(page: Page, route: string, look: (typeof looks)[number] = "light") {
  await page.addInitScript((choice) => localStorage.setItem("personadesk.look", choice), look);
  await page.goto(`${running().address}#/${route}`);
  await expect(heading(page)).toBeVisible();
}

/** Types over what a field holds. */
async function type(target: Locator, words: string) {
  await target.focus();
  await target.press("Control+a");
  await target.pressSequentially(words);
}

async function addDepartment(page: Page, name: string, people: string) {
  await go(page, `workshop?select=${encodeURIComponent("+")}`);
  await type(field(page, "Name"), name);
  await type(field(page, "How many they are"), people);
  await type(field(page, "Who asks"), "Jo");
  await page.getByRole("button", { name: "Add", exact: true }).click();
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
  await go(page, "workshop?select=hr");
  await type(field(page, "How many they are"), "about 20");
  await expect(page.getByText("“about 20” is no whole number")).toBeVisible();
  await go(page, "features");
  await go(page, "workshop?select=hr");
  await expect(field(page, "How many they are")).toHaveValue("about 20");
  await expect(page.getByText("“about 20” is no whole number")).toBeVisible();
  await page.getByRole("button", { name: /^Throw away/ }).click();
  await expect(field(page, "How many they are")).toHaveValue("40");
});

const external = "workshop/interview/hr?select=basic.external";

test("an answer that is half typed is kept over leaving, reloading and another start, and is marked", async ({
  page,
}) => {
  await go(page, external);
  await type(field(page, "In their words"), "We ring our suppl");
  await page.keyboard.press("Control+3");
  await expect(page).toHaveURL(/features/);
  await go(page, external);
  await expect(field(page, "In their words")).toHaveValue("We ring our suppl");
  await type(field(page, "In their words"), "We ring suppliers all d");
  await page.reload(); // at once, before a quarter of a second is over
  await expect(field(page, "In their words")).toHaveValue("We ring suppliers all d");
  await expect(page.getByText("Not kept yet.")).toBeVisible();
  await type(field(page, "In their words"), "We ring suppliers all day lo");
  await page.close({ runBeforeUnload: true });
  await startAgain("empty.personadesk");
});

test("what was typed as the page was closed is there when the program is started again, and can be found", async ({
  page,
}) => {
  await go(page, "start");
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
  await go(page, external);
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
  await undo(page).click();
  await expect(words).toHaveValue("");
});

test("a count that cannot be read holds the question once, and stays as it is", async ({ page }) => {
  await go(page, external);
  await type(field(page, "How many"), "about 20");
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
  await go(page, external);
  await type(field(page, "How many"), "500");
  await field(page, "How many").blur();
  await expect(page.getByText(/is 500, the department has 40/)).toBeVisible();
  await expect(field(page, "How many")).toHaveValue("500");
});

test("a number that is typed on never answers the next question", async ({ page }) => {
  await go(page, "workshop/interview/hr?select=basic.international");
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
  await go(page, external);
  await page.getByRole("button", { name: "Add a queue" }).click();
  await field(page, "What people call it").fill("HR line");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/HR/);
  await go(page, `workshop/interview/hr?select=${encodeURIComponent("service.members@HR line")}`);
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
  await go(page, "features");
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

async function addPersona(page: Page) {
  await go(page, "personas");
  await page.getByRole("button", { name: "New", exact: true }).first().click();
  await type(field(page, "Name"), "Prov_HR");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: /Prov_HR/ })).toBeVisible();
}

test("typing United Kingdom, its code or a name in use chooses the United Kingdom", async ({
  page,
}) => {
  await addPersona(page);
  const country = page.getByRole("combobox", { name: "Country" });
  for (const [typed, leave] of [
    ["United Kingdom", "Tab"],
    ["united kingdom", "Enter"],
    ["gb", "Tab"],
    ["GB", "Enter"],
    ["uk", "Tab"],
  ] as const) {
    await type(country, typed);
    await page.keyboard.press(leave);
    await page.keyboard.press("Escape");
    await country.blur();
    await expect(country).toHaveValue("United Kingdom");
    await undo(page).click();
    await expect(country).not.toHaveValue("United Kingdom");
  }
  await type(country, "Untied Kingdom");
  await page.keyboard.press("Tab");
  await expect(page.getByText("No country is called “Untied Kingdom”")).toBeVisible();
  await expect(country).toHaveValue("Untied Kingdom");
});

test("Escape sets a half-written owner aside, and what is refused stays with its reason", async ({
  page,
}) => {
  await go(page, "personas");
  await page.getByRole("button", { name: /Prov_HR/ }).first().click();
  const owner = field(page, "Owner");
  await type(owner, "Helen Pri");
  await page.keyboard.press("Escape");
  await expect(page.getByText("Not kept yet.")).toBeVisible();
  await expect(owner).toHaveValue("Helen Pri");
  const reviewed = field(page, "Gone through on");
  await type(reviewed, "last spring");
  await reviewed.press("Tab");
  await expect(page.getByText("“last spring” is no date")).toBeVisible();
  await page.reload();
  await expect(owner).toHaveValue("Helen Pri");
  await expect(reviewed).toHaveValue("last spring");
  await expect(page.getByText("“last spring” is no date")).toBeVisible();
  await page.getByRole("button", { name: "Keep what is typed in Owner" }).click();
  await expect(undo(page)).toHaveAccessibleName(/Prov_HR/);
});

for (const look of looks) {
  test(`what is not kept yet is accessible in ${look}`, async ({ page }) => {
    await go(page, "start", look);
    await expect(page.getByRole("heading", { name: /^Typed and not kept yet/ })).toBeVisible();
    await expectAccessible(page);
    await go(page, "personas", look);
    await page.getByRole("button", { name: /Prov_HR/ }).first().click();
    await expect(page.getByText("“last spring” is no date")).toBeVisible();
    await expectAccessible(page);
  });
}
