import { expect, type Page } from "@playwright/test";
import { press, type } from "./keyboard";
import { expectAccessibleInAllLooks, goOn, open } from "./page";
import { onProgram, test } from "./start";

const heading = (page: Page) => page.getByRole("heading", { level: 1 });

// Over a program of its own, one step after the other: each finds what the one before has made.
test.describe.configure({ mode: "serial" });
onProgram("sample");

test("a site and a place within it are made by keyboard, and one step back takes the last away", async ({
  page,
}) => {
  await open(page, "places");
  await expect(heading(page)).toHaveText("No sites yet");
  await press(page, "New site");
  await type(page, "Name", "Leeds");
  await type(page, "House number", "7");
  await type(page, "Street", "Wharf Street");
  await type(page, "City", "Leeds");
  await type(page, "Postal code", "LS2 0ZZ", "Enter");
  const leeds = page.getByRole("row", { name: /Leeds.*not used yet|Leeds.*to heed/ });
  await expect(leeds).toBeVisible();
  await expect(page.getByText("An address has no coordinates")).toBeVisible();
  await type(page, "Latitude", "53.7956");
  await type(page, "Longitude", "-1.5382", "Enter");
  await expect(page.getByText("An address has no coordinates")).toBeHidden();

  await press(page, "New location");
  await type(page, "Name", "Leeds top floor");
  await type(page, "Place within the address", "4th floor", "Enter");
  await expect(page.getByRole("row", { name: /Leeds top floor.*Leeds, 4th floor/ })).toBeVisible();
  await page.getByRole("row", { name: /Leeds top floor/ }).focus();
  await page.keyboard.press("Control+Z");
  await expect(page.getByRole("row", { name: /Leeds top floor/ })).toBeHidden();
});

test("what was typed and not kept is there again when the screen is", async ({ page }) => {
  await open(page, "places?select=site%2FLeeds");
  await type(page, "Area code", "113");
  await page.keyboard.press("Control+1");
  await expect(page).toHaveURL(/start/);
  await goOn(page, "places?select=site%2FLeeds");
  await expect(page.getByText("Not kept yet", { exact: true })).toBeVisible();
  await expect(page.getByLabel("Area code", { exact: true })).toHaveValue("113");
  await press(page, "Leave as it was");
  await expect(page.getByLabel("Area code", { exact: true })).toHaveValue("");
});

test("the limits of emergency policies and of shared calling are said where they are broken", async ({
  page,
}) => {
  await open(page, "places");
  await press(page, "Emergency calling");
  await type(page, "Name", "Leeds desk");
  await page.getByLabel("Told of an emergency call", { exact: true }).focus();
  for (let at = 0; at < 11; at++) {
    await page.keyboard.insertText(`desk${at}@larkfield.example`);
    if (at < 10) await page.keyboard.press("Enter");
  }
  await press(page, "Keep");
  await expect(page.getByText("Too many are told of an emergency call")).toBeVisible();
  await expect(page.getByRole("row", { name: /Leeds desk.*stops/ })).toBeVisible();

  await press(page, "Shared calling");
  await type(page, "Name", "Office shared", "Enter");
  await expect(page.getByText("A shared calling policy names no resource account")).toBeVisible();
});

test("places are accessible in the three looks", async ({ page }) => {
  await open(page, "places?select=site%2FLeeds");
  await expect(page.getByLabel("Street", { exact: true })).toBeVisible();
  await expectAccessibleInAllLooks(page);
  await page.getByRole("row", { name: /Leeds desk/ }).click();
  await expect(page.getByText("Too many are told of an emergency call")).toBeVisible();
  await expectAccessibleInAllLooks(page);
});
