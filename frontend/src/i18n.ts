import i18next from "i18next";
import { initReactI18next } from "react-i18next";

type Texts = Record<string, unknown>;

/** What the first screen needs is here from the start; every other screen's words come with the first of those screens. */
const first = import.meta.glob<Texts>("./locales/en/{common,shell,start}.json", {
  eager: true,
  import: "default",
});
const later = import.meta.glob<Texts>(
  ["./locales/en/*.json", "!./locales/en/{common,shell,start}.json"],
  { import: "default" },
);

const namespaceOf = (path: string) => path.replace(/^.*\/|\.json$/g, "");

void i18next.use(initReactI18next).init({
  lng: "en",
  fallbackLng: "en",
  resources: {
    en: Object.fromEntries(
      Object.entries(first).map(([path, texts]) => [namespaceOf(path), texts]),
    ),
  },
  defaultNS: "common",
  interpolation: { escapeValue: false },
  initAsync: false,
  returnNull: false,
});

/** Fetches the words of all screens, once; they are few, and one screen speaks of another. */
export const allTexts = once(async () => {
  await Promise.all(
    Object.entries(later).map(async ([path, load]) => {
      i18next.addResourceBundle("en", namespaceOf(path), await load());
    }),
  );
});

function once(work: () => Promise<void>): () => Promise<void> {
  let begun: Promise<void> | undefined;
  return () => (begun ??= work());
}

export default i18next;
