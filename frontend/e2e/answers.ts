import type { Page } from "@playwright/test";

/** Every screen, with a pane where one opens by its address. */
export const screens = [
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

/** What stands in an answer in the place of a text, by the name of its field. */
export type Replaced = (key: string, text: string) => string;

/** The same answer with other texts in it. */
function other(value: unknown, replaced: Replaced, key = ""): unknown {
  if (typeof value === "string") return replaced(key, value);
  if (Array.isArray(value)) return value.map((each) => other(each, replaced, key));
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [name, other(each, replaced, name)]),
  );
}

/** Lets the program answer with other texts, as out of a file that another program has written; says how many answers are awaited. */
export async function answering(page: Page, replaced: Replaced): Promise<() => number> {
  let awaited = 0;
  await page.route("**/api/**", async (route) => {
    awaited++;
    try {
      const response = await route.fetch();
      const text = await response.text();
      if (!response.ok() || text === "") await route.fulfill({ response });
      else await route.fulfill({ response, json: other(JSON.parse(text), replaced) });
    } finally {
      awaited--;
    }
  });
  return () => awaited;
}

/** What went wrong on a page, a screen that could not be drawn included; what is refused of an odd question is refused rightly. */
export function wrongs(page: Page): string[] {
  const said: string[] = [];
  page.on("pageerror", (error) => said.push(`${error.name}: ${error.message}`));
  page.on("console", (message) => {
    if (message.type() === "error" && !message.text().startsWith("Failed to load resource")) {
      said.push(message.text().split("\n").slice(0, 2).join(" "));
    }
  });
  return said;
}
