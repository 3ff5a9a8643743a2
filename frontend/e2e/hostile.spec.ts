import { expect, test, type Page } from "@playwright/test";
import { answering, screens, wrongs } from "./answers";
import { open } from "./page";
import { onProgram } from "./start";

onProgram("sample");

/** Names that somebody may give to a person, a persona, a queue or a policy, in the tenant or in a file. */
const hostile = {
  markup: `<img src=x onerror="window.harmed=1"><script>window.harmed=1</script>`,
  attribute: `" autofocus onfocus="window.harmed=1" x="`,
  template: "{{constructor.constructor('window.harmed=1')()}} ${window.harmed=1} $t(common:comma)",
  link: "javascript:window.harmed=1",
  backwards: "\u202Eecila\u2066\u2069\u200F",
  long: "W".repeat(10_240),
} as const;

/** Fields that hold what somebody has named or written. */
const named =
  /^(name|.*Name|title|label|says|subject|note|words|description|who|holder|department|customer|summary|detail)$/;

/** What the page did that no text may do: something run, something made of markup, the page wider than its window, a text out of it for good. */
function harms(page: Page) {
  return page.evaluate(() => ({
    ran: "harmed" in window,
    made: document.querySelectorAll("img[src=x], [onfocus], [onerror], a[href^=javascript]").length,
    wider: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    cut: [
      ...document.querySelectorAll(
        "main span, main div, main p, main h1, main h2, main td, main a",
      ),
    ]
      .filter((each) => {
        if (each.childElementCount > 0 || each.getBoundingClientRect().right <= innerWidth + 1)
          return false;
        for (let at: Element | null = each; at; at = at.parentElement) {
          const { overflowX, textOverflow } = getComputedStyle(at);
          if (overflowX === "auto" || overflowX === "scroll" || textOverflow === "ellipsis")
            return false;
        }
        return true;
      })
      .map((each) => `${each.tagName} ${each.textContent.slice(0, 20)}`)
      .slice(0, 3),
  }));
}

/** Opens screens that are answered with such names, one after the other in turn, and says what came of it. */
async function answeredWith(page: Page, texts: string[], onScreens: string[]) {
  let put = 0;
  const awaited = await answering(page, (key, was) =>
    was === "" || !named.test(key) ? was : (texts[put++ % texts.length] ?? was),
  );
  const wrong = wrongs(page);
  const found: string[] = [];
  for (const screen of onScreens) {
    const before = put;
    await open(page, screen);
    await expect.poll(awaited).toBe(0);
    const { ran, made, wider, cut } = await harms(page);
    if (ran || made > 0) found.push(`${screen}: it was taken for more than a text`);
    if (wider > 0) found.push(`${screen}: the page is ${wider} wider than its window`);
    // Where kinds take turns, which of them a narrow place gets is another each time.
    if (texts.length === 1)
      found.push(...cut.map((each) => `${screen}: a text is cut off: ${each}`));
    if (put === before) found.push(`${screen}: it was answered with no such name`);
    for (const each of wrong.splice(0)) found.push(`${screen}: ${each.slice(0, 300)}`);
  }
  return found;
}

// An answer that is still on its way when a test has ended is nobody's any more.
test.afterEach(({ page }) => page.unrouteAll({ behavior: "ignoreErrors" }));

test("names of every kind are texts on every screen", async ({ page }) => {
  test.setTimeout(120_000);
  expect(await answeredWith(page, Object.values(hostile), screens)).toEqual([]);
});

// Where all names are of one kind, none makes room for another.
for (const [kind, text] of Object.entries(hostile)) {
  test(`a name of the kind "${kind}" is a text where many stand`, async ({ page }) => {
    expect(await answeredWith(page, [text], ["personas", "numbers"])).toEqual([]);
  });
}
