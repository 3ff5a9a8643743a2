import { expect, type Page } from "@playwright/test";
import { choose, press } from "./keyboard";
import { expectAccessible, expectAccessibleInAllLooks, open } from "./page";
import { onProgram, test } from "./start";

// How things are named, over the sample: shown before it is done, done as one edit, and taken back by one.
test.describe.configure({ mode: "serial" });
onProgram("sample");

const pane = (page: Page) => page.getByRole("complementary");

test("a convention is chosen, what it renames is shown, and one step back names all as before", async ({
  page,
}) => {
  await open(page, "personas");
  await press(page, "Names");
  await expect(page.getByRole("heading", { level: 2, name: "Names" })).toBeVisible();
  await choose(page, "Begin with", "uk_persona1_mcr, uk_standard_london");
  await expect(pane(page).getByText("Not kept yet").first()).toBeVisible();
  await expect(pane(page).getByText(/\d+ get other names/)).toBeVisible();
  await press(page, /^Rename \d+$/);
  await expect(page.getByRole("button", { name: /^Rename \d+$/ })).toHaveCount(0);
  await expect(page.getByRole("option", { name: /Prov_Teams_Phone_Manchester_HR/ })).toHaveCount(0);
  await page.getByRole("button", { name: "Persona", exact: true }).focus();
  await page.keyboard.press("Control+z");
  await expect(page.getByRole("option", { name: /Manchester_HR/ })).toBeVisible();
});

test("deleting a persona says first what goes with it and what stays", async ({ page }) => {
  await open(page, "personas?select=hr-manchester");
  await press(page, "Delete");
  await expect(pane(page).getByText("1 policy goes with it")).toBeVisible();
  await expect(pane(page).getByText(/Prov_Teams_Phone_Manchester_HR_CallerID/)).toBeVisible();
  await pane(page).getByRole("button", { name: "Delete", exact: true }).press("Enter");
  await expect(page.getByRole("option", { name: /Manchester_HR/ })).toHaveCount(0);
  await page.getByRole("button", { name: "Persona", exact: true }).focus();
  await page.keyboard.press("Control+z");
  await expect(page.getByRole("option", { name: /Manchester_HR/ })).toBeVisible();
});

test("the pane of names and that of a deletion are accessible in the three looks", async ({
  page,
}) => {
  await open(page, "personas?select=hr-manchester");
  await press(page, "Names");
  await expect(page.getByRole("heading", { level: 2, name: "Names" })).toBeVisible();
  await expectAccessibleInAllLooks(page);
  await open(page, "personas?select=hr-manchester");
  await press(page, "Delete");
  await expect(pane(page).getByText("1 policy goes with it")).toBeVisible();
  await expectAccessibleInAllLooks(page);
});

test("what was said is drawn beside what is, and leads to those behind it", async ({ page }) => {
  await open(page, "personas");
  await expect(page.getByRole("tab", { name: "Personas 5" })).toBeVisible();
  await press(page, /^\d+ things? (is|are) open$/);
  await expect(pane(page).getByRole("heading", { level: 2 })).toBeVisible();
  await expect(pane(page).getByRole("figure")).toContainText("People of the departments≈ 1,661");
  await expect(pane(page).getByText(/IT named the queue IT Service Desk/)).toBeVisible();
  await expectAccessible(page);
  await press(page, "Who said IT Service Desk");
  await expect(page).toHaveURL(/workshop\/interview/);
});
