import type { Page } from "@playwright/test";

/** Presses a button that is reached by its name, as somebody without a mouse does. */
export async function press(page: Page, name: string | RegExp) {
  const button = page.getByRole("button", { name, exact: typeof name === "string" }).first();
  await button.focus();
  await button.press("Enter");
}

/** Types over what a field holds; with `leave`, a key that ends it: Enter keeps, Tab goes on. */
export async function type(page: Page, name: string, words: string, leave?: "Enter" | "Tab") {
  const field = page.getByRole("textbox", { name, exact: true });
  await field.focus();
  await field.press("Control+a");
  await field.pressSequentially(words);
  if (leave) await field.press(leave);
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
