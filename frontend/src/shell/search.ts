/** Asks the search box to take the focus; it may have to open first. */
export const searchAsked = "personadesk:search";

/** Puts the focus into the search box, wherever the page is. */
export function focusSearch(): void {
  document.dispatchEvent(new Event(searchAsked));
}

/** The hit an arrow key leads to, round the ends; -1 is the field itself. */
export function hitMove(key: string, at: number, count: number): number | undefined {
  if (count === 0) return undefined;
  if (key === "ArrowDown") return at + 1 >= count ? 0 : at + 1;
  if (key === "ArrowUp") return at <= 0 ? count - 1 : at - 1;
  return undefined;
}
