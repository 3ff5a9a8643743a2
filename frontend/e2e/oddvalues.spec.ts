import { expect, test, type Page } from "@playwright/test";
import { open } from "./page";
import { onProgram } from "./start";

onProgram("sample");

/** Every screen, with a pane where one opens by its address. */
const screens = [
  "start",
  "workshop",
  "workshop/interview/sales",
  "features",
  "personas",
  "policies",
  "dialplans",
  "queues",
  "places",
  "routing",
  "licences",
  "targeting",
  "numbers",
  "documents",
  "plan",
  "runs",
  "explain",
  "record",
  "settings",
];

const time = /^\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:\d\d)$/;
const word = /^[a-z]+([A-Z][a-z]+)*$/;
/** Words by which the page knows a thing from another of its kind; what they name is not looked up by them. */
const kinds = new Set(["kind", "state", "grade", "layer", "severity", "type", "status", "effect"]);

/** The same answer with odd values in it. */
function odd(value: unknown, key = ""): unknown {
  if (typeof value === "string") return replaced(key, value);
  if (Array.isArray(value)) return value.map((each) => odd(each, key));
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, odd(each, name)]));
}

/** Lets the program answer with odd values, as out of a file that another program has written; says how many answers are awaited. */
async function answering(page: Page): Promise<() => number> {
  let awaited = 0;
  await page.route("**/api/**", async (route) => {
    awaited++;
    try {
      const response = await route.fetch();
      const text = await response.text();
      if (!response.ok() || text === "") await route.fulfill({ response });
      else await route.fulfill({ response, json: odd(JSON.parse(text)) });
    } finally {
      awaited--;
    }
  });
  return () => awaited;
}

/** What went wrong on a page, a screen that could not be drawn included; what is refused of an odd question is refused rightly. */
function wrongs(page: Page): string[] {
  const said: string[] = [];
  page.on("pageerror", (error) => said.push(`${error.name}: ${error.message}`));
  page.on("console", (message) => {
    if (message.type() === "error" && !message.text().startsWith("Failed to load resource")) {
      said.push(message.text().split("\n").slice(0, 2).join(" "));
    }
  });
  return said;
}

/** A time that is none, and a word that nobody knows, where the page looks something up by it. */
function replaced(key: string, text: string): string {
  if (time.test(text)) return "next spring";
  return kinds.has(key) && word.test(text) ? "oddly" : text;
}

test("every screen shows odd values as they came", async ({ page }) => {
  test.setTimeout(120_000);
  const awaited = await answering(page);
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
