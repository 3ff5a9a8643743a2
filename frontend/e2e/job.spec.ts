import { expect, type Page } from "@playwright/test";
import { press } from "./keyboard";
import { expectAccessible, open } from "./page";
import { onProgram, test } from "./start";

const heading = (page: Page) => page.getByRole("heading", { level: 1 });

// One story, told once: the screens share one program and one workbook, so the steps stand in the order of the work.
test.describe.configure({ mode: "serial" });
onProgram("sample");

test("the whole job, by keyboard, from an interview to changes that were seen", async ({
  page,
}) => {
  test.setTimeout(180_000);
  await open(page, "start");
  await expect(heading(page)).toContainText("Next");

  await test.step("Workshop: hear the department that is left", async () => {
    await page.keyboard.press("Control+2");
    await expect(heading(page)).toContainText("5 of 6 departments heard");
    await press(page, "Interview Warehouse");
    await press(page, "Begin");
    await expect(heading(page)).toContainText("How many of your users need to make external calls");
    await page.getByLabel("How many").fill("25");
    await page.getByLabel("How many").press("Enter");
    await expect(heading(page)).not.toContainText("external calls to suppliers");
    await page.keyboard.press("Control+2");
    await expect(page.getByRole("gridcell", { name: "25", exact: true })).toBeVisible();
  });

  await test.step("Features: grade one, and take it back", async () => {
    await page.keyboard.press("Control+3");
    await expect(heading(page)).toContainText("are wanted");
    const row = page.getByRole("row", { name: /^Domestic calling/ });
    const cell = row.getByRole("gridcell").nth(5);
    await cell.focus();
    await cell.press("s");
    await expect(cell.getByRole("img", { name: "Should" })).toBeVisible();
    await page.keyboard.press("Control+z");
    await expect(cell.getByRole("img", { name: "Should" })).toHaveCount(0);
    await page.keyboard.press("Control+y");
    await expect(cell.getByRole("img", { name: "Should" })).toBeVisible();
  });

  await test.step("Plan: read the tenant and plan", async () => {
    await page.keyboard.press("Control+8");
    await press(page, "Read and plan");
    await expect(heading(page)).toContainText(/users change/, { timeout: 60_000 });
  });

  await test.step("Personas: say whom one is meant for", async () => {
    await page.keyboard.press("Control+4");
    await expect(heading(page)).toContainText(/users get calling/);
    await press(page, page.getByRole("option", { name: /^Prov_Teams_Phone_Manchester_HR/ }));
    const meant = page.getByLabel("Meant for");
    await meant.fill("Everybody in HR in Manchester");
    await meant.press("Enter");
    await expect(page.getByRole("option", { name: /Everybody in HR in Manchester/ })).toBeVisible();
  });

  await test.step("Targeting: a wider rule, seen before it is kept", async () => {
    await page.keyboard.press("Control+5");
    await expect(heading(page)).toContainText(/users match/);
    await press(page, page.getByRole("option", { name: /Manchester_HR/ }));
    const rule = page.getByRole("textbox", { name: /rule/i }).first();
    await rule.fill('(user.city -eq "Manchester") -and (user.department -in ["HR", "Reception"])');
    await expect(heading(page)).toContainText(/users match, \d+ did before/);
    await press(page, "Keep this rule");
    await expect(page.getByRole("button", { name: "Keep this rule" })).toBeDisabled();
  });

  await test.step("Numbers: free and different ones", async () => {
    await page.keyboard.press("Control+6");
    await expect(heading(page)).toContainText(/numbers are free/);
  });

  await test.step("Plan: the edits made it stale; plan again and approve", async () => {
    await page.keyboard.press("Control+8");
    await expect(page.getByText("The plan is stale: the design was edited since")).toBeVisible();
    await press(page, "Plan again");
    await expect(page.getByText("The plan is stale")).toHaveCount(0);
    await expectAccessible(page);
    const fingerprint = await page.getByTestId("fingerprint").innerText();
    const field = page.getByLabel(/last four/);
    await field.fill("0000");
    await field.press("Enter");
    await expect(page.getByRole("button", { name: "Approve and run" })).toBeDisabled();
    await field.fill(fingerprint.replaceAll(/\s/g, "").slice(-4));
    await press(page, "Approve and run");
  });

  await test.step("Runs: every change is seen", async () => {
    await page.keyboard.press("Control+9");
    await expect(heading(page)).toContainText(/^(\d+) of \1 changes seen in the tenant/, {
      timeout: 120_000,
    });
    await expectAccessible(page);
  });

  await test.step("Undo: a plan that takes the run back, not carried out", async () => {
    await press(page, /Plan to undo this run/);
    await expect(page.getByText(/takes run 1 back/)).toBeVisible();
    await expect(heading(page)).toContainText(/lose something/);
    await expectAccessible(page);
  });

  await test.step("Plan: nothing is left to do", async () => {
    await page.keyboard.press("Control+8");
    await press(page, /Read and plan/);
    await expect(heading(page)).toContainText("Nothing to change", { timeout: 60_000 });
  });

  await test.step("Documents: make all of them", async () => {
    await page.keyboard.press("Control+7");
    await expect(heading(page)).toContainText("None is made yet");
    await press(page, "Save all");
    await expect(heading(page)).toContainText("All 3 are current", { timeout: 30_000 });
    await expectAccessible(page);
  });
});
