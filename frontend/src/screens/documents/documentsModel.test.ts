import { describe, expect, it } from "vitest";
import type { service } from "../../wailsjs/go/models";
import { columnLetter, documentGlyph, standing } from "./documentsModel";

describe("columnLetter", () => {
  it.each([
    [0, "A"],
    [25, "Z"],
    [26, "AA"],
    [51, "AZ"],
    [52, "BA"],
    [702, "AAA"],
  ])("%i", (index, letter) => {
    expect(columnLetter(index)).toBe(letter);
  });
});

it("shows as done only what is current", () => {
  expect(["current", "behind", "never", "missing"].map(documentGlyph)).toEqual([
    "done",
    "problem",
    "empty",
    "empty",
  ]);
});

it("counts what is current and keeps what is behind", () => {
  const documents = [
    { id: "spreadsheet", state: "current" },
    { id: "scripts", state: "behind" },
    { id: "report", state: "missing" },
  ] as service.DocumentView[];
  expect(standing(documents)).toEqual({ all: 3, current: 1, behind: [documents[1]] });
});
