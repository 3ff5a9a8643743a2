/** Options that hold what was typed, in any case; all of them while nothing was typed. */
export function narrowed<T extends { words: string }>(options: readonly T[], typed: string): T[] {
  const wanted = typed.trim().toLocaleLowerCase();
  return options.filter((option) => option.words.toLocaleLowerCase().includes(wanted));
}

/** What was typed, where it may become a choice of its own: not blank, and none of the options in any case. */
export function asNew(options: readonly { id: string; words: string }[], typed: string): string {
  const wanted = typed.trim();
  const same = (text: string) => text.toLocaleLowerCase() === wanted.toLocaleLowerCase();
  return options.some((option) => same(option.id) || same(option.words)) ? "" : wanted;
}
