import { expect, type Page } from "@playwright/test";
import { press, type } from "./keyboard";
import { expectAccessibleInAllLooks, open } from "./page";
import { onProgram, test } from "./start";

const heading = (page: Page) => page.getByRole("heading", { level: 1 });

// Over a program of its own, one step after the other: each finds what the one before has made.
test.describe.configure({ mode: "serial" });
onProgram("sample");

test("a usage and a route are made by keyboard, what was typed stays until it is kept, and one step back takes it away", async ({
  page,
}) => {
  await open(page, "routing");
  await press(page, "Read the tenant");
  await expect(page.getByRole("row", { name: /UK Domestic.*the tenant/ }).first()).toBeVisible();
  await press(page, "PSTN usage");
  await type(page, "Name", "Ireland", "Enter");
  await expect(page.getByRole("row", { name: /Ireland.*made here/ })).toBeVisible();
  await expect(page.getByText("No voice route is allowed by a PSTN usage")).toBeVisible();

  await press(page, "Voice route");
  await type(page, "Name", "Dublin");
  await type(page, "Takes numbers like", "^\\+353(");
  await page.getByRole("tab", { name: "Places" }).click();
  await expect(page.getByRole("button", { name: "New site" })).toBeVisible();
  await page.getByRole("tab", { name: "Routing" }).click();
  await press(page, "Voice route");
  await expect(page.getByLabel("Takes numbers like", { exact: true })).toHaveValue("^\\+353(");
  await expect(page.getByText("Not kept yet", { exact: true })).toBeVisible();
  await page.getByLabel("Takes numbers like", { exact: true }).press("Enter");
  await expect(page.getByText("The pattern of a voice route cannot be read")).toBeVisible();
  await type(page, "Takes numbers like", "^\\+353", "Enter");
  await expect(page.getByText("The pattern of a voice route cannot be read")).toBeHidden();
  await expect(page.getByRole("row", { name: /Dublin.*made here/ })).toBeVisible();
  await expect(heading(page)).toHaveText(/1 voice route/);
});

test("the bench says by which route a number leaves", async ({ page }) => {
  await open(page, "routing");
  await type(page, "Number", "+441614960123");
  await expect(page.getByRole("status").filter({ hasText: "Leaves by" })).toHaveText(
    "Leaves by UK Domestic",
  );
  await type(page, "Number", "112");
  await expect(page.getByText("No route takes it: the call fails")).toBeVisible();
});

test("voice routing and policies are accessible in the three looks", async ({ page }) => {
  await open(page, "routing?select=route%2FDublin");
  await expect(page.getByLabel("Takes numbers like", { exact: true })).toHaveValue("^\\+353");
  await type(page, "Number", "+441614960123");
  await expect(page.getByText("takes it", { exact: true })).toBeVisible();
  await expectAccessibleInAllLooks(page);
  const policy = encodeURIComponent("TeamsCallingPolicy/Prov_Teams_Phone_Manchester_Calling");
  await open(page, `policies?select=${policy}`);
  await expect(page.getByRole("heading", { level: 2 })).toContainText("Manchester_Calling");
  await expectAccessibleInAllLooks(page);
});
