import { expect, test } from "@playwright/test";
import { answering, screens, wrongs } from "./answers";
import { open } from "./page";
import { onProgram } from "./start";

onProgram("sample");

const time = /^\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:\d\d)$/;
const word = /^[a-z]+([A-Z][a-z]+)*$/;
/** Words by which the page knows a thing from another of its kind; what they name is not looked up by them. */
const kinds = new Set(["kind", "state", "grade", "layer", "severity", "type", "status", "effect"]);

/** A time that is none, and a word that nobody knows, where the page looks something up by it. */
function replaced(key: string, text: string): string {
  if (time.test(text)) return "next spring";
  return kinds.has(key) && word.test(text) ? "oddly" : text;
}

// An answer that is still on its way when a test has ended is nobody's any more.
test.afterEach(({ page }) => page.unrouteAll({ behavior: "ignoreErrors" }));

test("every screen shows odd values as they came", async ({ page }) => {
  test.setTimeout(120_000);
  const awaited = await answering(page, replaced);
  const wrong = wrongs(page);
  const found: string[] = [];
  for (const screen of screens) {
    await open(page, screen);
    await expect.poll(awaited).toBe(0);
    for (const each of wrong.splice(0)) found.push(`${screen}: ${each}`);
  }
  expect(found).toEqual([]);
  await open(page, "record");
  await expect(page.getByText("“next spring” (no time)").first()).toBeVisible();
});
