import { expect, it } from "vitest";
import { usableLocale } from "./locale";

it.each([
  [["de-DE", "en"], "de-DE"],
  [["C"], "en-GB"],
  [["C", "cy"], "cy"],
  [["en_GB.UTF-8"], "en-GB"],
  [[""], "en-GB"],
  [[], "en-GB"],
])("of %o it takes %s", (names, wanted) => {
  expect(usableLocale(names)).toBe(wanted);
});
