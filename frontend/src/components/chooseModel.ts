interface Option {
  id: string;
  words: string;
}

const folded = (text: string) => text.trim().toLocaleLowerCase();

/** Options that hold what was typed, in any case, or whose id it is; all of them while nothing was typed. */
export function narrowed<T extends Option>(options: readonly T[], typed: string): T[] {
  const wanted = folded(typed);
  const named = options.filter((option) => wanted !== "" && folded(option.id) === wanted);
  const holding = options.filter(
    (option) => !named.includes(option) && folded(option.words).includes(wanted),
  );
  return [...named, ...holding];
}

/** What was typed, where it may become a choice of its own: not blank, and none of the options in any case. */
export function asNew(options: readonly Option[], typed: string): string {
  return options.some((option) => says(option, typed)) ? "" : typed.trim();
}

/** The option that was typed out, by its words or its id in any case. */
export function exactly<T extends Option>(options: readonly T[], typed: string): T | undefined {
  return folded(typed) === "" ? undefined : options.find((option) => says(option, typed));
}

/** The option that was typed out, or the only one that begins so. */
export function meant<T extends Option>(options: readonly T[], typed: string): T | undefined {
  const wanted = folded(typed);
  const exact = exactly(options, typed);
  if (exact || wanted === "") return exact;
  const [only, ...others] = options.filter((option) => folded(option.words).startsWith(wanted));
  return others.length === 0 ? only : undefined;
}

/** What is chosen after an option was typed out and Enter pressed: with it, or without it where it was chosen already. */
export function toggled(chosen: readonly string[], id: string): string[] {
  return chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id];
}

/** Somebody of the reading, by both names. */
interface Person {
  name: string;
  upn: string;
}

/**
 * The people to choose from, by sign-in name: those chosen already first, then those who were found. One who is chosen and not in the
 * reading is called by `unknown`.
 */
export function peopleChoices(
  view: { found: readonly Person[]; chosen: readonly Person[] } | undefined,
  chosen: readonly string[],
  unknown: (upn: string) => string,
): Option[] {
  const words = ({ name, upn }: Person) =>
    name === "" || folded(name) === folded(upn) ? upn : `${name}, ${upn}`;
  const { found = [], chosen: read = [] } = view ?? {};
  const first = chosen.map((upn) => {
    const known = [...read, ...found].find((each) => folded(each.upn) === folded(upn));
    return { id: upn, words: known ? words(known) : unknown(upn) };
  });
  const others = found.filter(
    ({ upn }) => upn !== "" && !chosen.some((each) => folded(each) === folded(upn)),
  );
  return [...first, ...others.map((each) => ({ id: each.upn, words: words(each) }))];
}

function says(option: Option, typed: string): boolean {
  return folded(option.id) === folded(typed) || folded(option.words) === folded(typed);
}
