import i18next from "i18next";
import { initReactI18next } from "react-i18next";

const files = import.meta.glob<Record<string, unknown>>("./locales/en/*.json", {
  eager: true,
  import: "default",
});

/** Every English text by namespace; the namespace is the name of its file. */
export const english: Record<string, Record<string, unknown>> = Object.fromEntries(
  Object.entries(files).map(([path, texts]) => [path.replace(/^.*\/|\.json$/g, ""), texts]),
);

void i18next.use(initReactI18next).init({
  lng: "en",
  fallbackLng: "en",
  resources: { en: english },
  defaultNS: "common",
  ns: Object.keys(english),
  interpolation: { escapeValue: false },
  initAsync: false,
  returnNull: false,
});

export default i18next;
