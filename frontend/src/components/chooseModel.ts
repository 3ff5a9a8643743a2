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

function says(option: Option, typed: string): boolean {
  return folded(option.id) === folded(typed) || folded(option.words) === folded(typed);
}
