/** The views over all rules, and those of users whom no rule reaches, as the address names them. */
export const views = ["overlaps", "quality", "what-if", "checks", "nobody", "unsure"] as const;

/** One of these views. */
export type View = (typeof views)[number];

/** What the address asks for: a view with what is opened in it, or else a rule by its persona. */
export type Place = { view: View; parts: string[] } | { view: "rule"; id: string | undefined };

/** Reads what the address selects; the parts may be any text, so they travel encoded. */
export function placeOf(selected: string | undefined): Place {
  const [first, ...rest] = (selected ?? "").split("/");
  const view = views.find((each) => each === first);
  if (view === undefined) return { view: "rule", id: selected };
  return { view, parts: rest.map(decoded) };
}

/** The address of a view, and of what is opened in it. */
export function addressOf(view: View, ...parts: readonly string[]): string {
  return [view, ...parts.map(encodeURIComponent)].join("/");
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part; // An address written by hand may hold a lone "%"; it then names nothing, and nothing is opened.
  }
}
