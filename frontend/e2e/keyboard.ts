import type { Locator, Page } from "@playwright/test";

/** A field by its name, or one that is found otherwise. */
type Field = string | Locator;

const textField = (page: Page, field: Field) =>
  typeof field === "string" ? page.getByRole("textbox", { name: field, exact: true }) : field;

/** Presses a key, as somebody without a mouse does, on a button that is reached by its name or on something else. */
export async function press(page: Page, what: string | RegExp | Locator, key = "Enter") {
  const target =
    typeof what === "string" || what instanceof RegExp
      ? page.getByRole("button", { name: what, exact: typeof what === "string" }).first()
      : what;
  await target.focus();
  await target.press(key);
}

/** Types over what a field holds; with `leave`, a key that ends it: Enter keeps, Tab goes on. */
export async function type(page: Page, name: Field, words: string, leave?: "Enter" | "Tab") {
  const field = textField(page, name);
  await field.focus();
  await field.press("Control+a");
  // All but the last comes at once: a key for each letter takes a browser longer than all that follows from them.
  await page.keyboard.insertText(words.slice(0, -1));
  await page.keyboard.type(words.slice(-1));
  if (leave) await page.keyboard.press(leave);
}

/** Chooses something in a list: by typing where the list is searched, by moving to it where it is not. */
export async function choose(page: Page, name: string, words: string) {
  const field = page.getByRole("combobox", { name, exact: true });
  await field.focus();
  await field.press("Alt+ArrowDown");
  const searched = await field.evaluate((element) => element.tagName === "INPUT");
  if (searched) {
    await field.pressSequentially(words);
    const one = page.getByRole("option", { name: words });
    await one
      .or(page.getByRole("menuitemcheckbox", { name: words }))
      .first()
      .waitFor();
    await field.press("Enter");
    await field.press("Escape");
    return;
  }
  await page.getByRole("listbox").getByRole("option").first().waitFor();
  await field.press("Home");
  for (let before = ""; ;) {
    const at = (await field.getAttribute("aria-activedescendant")) ?? "";
    const shown = at === "" ? "" : await page.locator(`[id="${at}"]`).innerText();
    if (shown === words || shown.startsWith(`${words} (`)) break;
    if (at !== "" && at === before) throw new Error(`${words} is not offered in ${name}`);
    before = at;
    await field.press("ArrowDown");
  }
  await field.press("Enter");
}
