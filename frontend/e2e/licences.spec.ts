import { expect, type Page } from "@playwright/test";
import { choose, press, type } from "./keyboard";
import { expectAccessibleInAllLooks, open } from "./page";
import { onProgram, test } from "./start";

const heading = (page: Page) => page.getByRole("heading", { level: 1 });

// Over a program of its own, one step after the other: each finds what the one before has made.
test.describe.configure({ mode: "serial" });
onProgram("empty");

test("a licence as bought is typed before the tenant is read, and what it is not said of stays unknown", async ({
  page,
}) => {
  await open(page, "licences");
  await expect(heading(page)).toHaveText("No persona gives a licence yet");
  await press(page, "Licence as bought");
  await choose(page, "Product", "Microsoft Teams Phone Standard");
  await type(page, "Seats bought or ordered", "about 20");
  await expect(page.getByText("This is not a number of seats")).toBeVisible();
  await expect(page.getByRole("button", { name: "Keep" })).toBeDisabled();
  await page.getByRole("tab", { name: "Routing" }).click();
  await page.getByRole("tab", { name: "Licences", exact: true }).click();
  await press(page, "Licence as bought");
  await expect(page.getByText("Not kept yet", { exact: true })).toBeVisible();
  await expect(page.getByRole("textbox", { name: "Seats bought or ordered" })).toHaveValue(
    "about 20",
  );
  await type(page, "Seats bought or ordered", "20");
  await type(page, "For whom", "Sales", "Enter");
  const row = page.getByRole("row", { name: /Microsoft Teams Phone Standard/ });
  await expect(row).toContainText("unknown");
  await expect(row).toContainText("20");
  await row.focus();
  await page.keyboard.press("Control+Z");
  await expect(row).toBeHidden();
  await page.keyboard.press("Control+Y");
  await expect(row).toBeVisible();
});

test("a persona that gives it is found from it, and the guide's tables say what groups hand out", async ({
  page,
}) => {
  await open(page, "personas");
  await press(page, "New persona");
  await type(page, "Name", "Prov_Teams_Phone_Leeds");
  await press(page, "Make the persona");
  await expect(page.getByRole("heading", { name: "Prov_Teams_Phone_Leeds" })).toBeVisible();
  await open(page, "licences");
  await page.getByRole("tab", { name: "Groups and licences" }).click();
  await expect(page.getByRole("row", { name: /Leeds/ })).toContainText("No licences required");
  await page.getByRole("tab", { name: "Groups and policies" }).click();
  await expect(page.getByRole("row", { name: /Leeds/ })).toContainText(
    "None – use global policies as default",
  );
});

test("licences are accessible in the three looks", async ({ page }) => {
  await open(page, "licences?select=e43b5b99-8dfb-405f-9987-dc307f34bcbd");
  await expect(page.getByRole("heading", { level: 2 })).toContainText(
    "Microsoft Teams Phone Standard",
  );
  await expectAccessibleInAllLooks(page);
  await page.getByRole("tab", { name: "Groups and licences" }).click();
  await expectAccessibleInAllLooks(page);
});
