import { expect, type Page } from "@playwright/test";
import { press, type } from "./keyboard";
import { expectAccessibleInAllLooks, open } from "./page";
import { onProgram, test } from "./start";

const heading = (page: Page) => page.getByRole("heading", { level: 1 });

test.describe.configure({ mode: "serial" });
onProgram("sample");

test("a queue is drawn as a caller meets it, and walked through by keyboard", async ({ page }) => {
  await open(page, "queues?select=queue/Manchester%20HR%20Call%20Queue");
  await expect(heading(page)).toContainText(/agents? answers?/);
  const flow = page.getByRole("group", { name: "The way of a call" });
  await expect(flow.getByRole("button").first()).toContainText("+44 161 496 0990");
  await press(page, "Walk through a call");
  await expect(flow.getByRole("button").first()).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(flow.getByRole("button", { name: /^Manchester HR Call Queue/ })).toBeFocused();
  await expect(page.getByRole("row", { name: /^by group/ })).toContainText("of 200");
});

test("a queue is made, corrected where a limit is passed, and taken back by one undo", async ({
  page,
}) => {
  await open(page, "queues");
  await press(page, "Queue");
  await type(page, "Name", "Front desk", "Enter");
  await expect(page.getByText("Nobody answers a queue")).toBeVisible();
  await expect(heading(page)).toContainText("Nobody can call it yet");
  const alerted = page.getByRole("textbox", { name: /^Agent is alerted/ });
  await type(page, alerted, "200", "Enter");
  await expect(page.getByText("An agent is rung too shortly or too long")).toBeVisible();
  await press(page, "Set 3 minutes");
  await expect(alerted).toHaveValue("180");
  await page.keyboard.press("Control+z");
  await expect(alerted).toHaveValue("200");
});

test("what is no number stays in its field with the reason", async ({ page }) => {
  await open(page, "queues?select=queue/Front%20desk");
  const alerted = page.getByRole("textbox", { name: /^Agent is alerted/ });
  await type(page, alerted, "about 20", "Enter");
  await expect(alerted).toHaveValue("about 20");
  await expect(page.getByText("“about 20” is no whole number")).toBeVisible();
});

test("queues have no trouble for assistive technology in the three looks", async ({ page }) => {
  await open(page, "queues?select=queue/Manchester%20HR%20Call%20Queue");
  await expect(page.getByRole("group", { name: "The way of a call" })).toBeVisible();
  await expectAccessibleInAllLooks(page);
});
