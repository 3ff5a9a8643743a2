/** What is shown where the system names no language that anybody could write numbers in, e.g. "C". */
const fallback = "en-GB";

/** The first of the names that is a language tag; systems without a language pass on names that are none. */
export function usableLocale(names: readonly string[]): string {
  for (const name of names) {
    try {
      const [tag] = Intl.getCanonicalLocales(name.replace("_", "-").replace(/\..*$/, ""));
      if (tag !== undefined) return tag;
    } catch {
      // Not a tag: the next name may be one.
    }
  }
  return fallback;
}

/** The reader's language, as numbers and dates are written in it. */
export const locale = usableLocale(
  navigator.languages.length > 0 ? navigator.languages : [navigator.language],
);
