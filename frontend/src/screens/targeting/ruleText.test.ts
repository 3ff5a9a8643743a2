import { describe, expect, it } from "vitest";
import type { rule } from "../../wailsjs/go/models";
import { fixed, laidOut, lines, oneLine, pieces, placeOf } from "./ruleText";

const at = (offset: number, length: number, text?: string) =>
  ({
    severity: "error",
    code: "syntax.value",
    message: "wrong",
    offset,
    length,
    ...(text === undefined ? {} : { fix: { text, says: "mend it" } }),
  }) as rule.Problem;

const text = '(user.city -eq "Leeds") -and (user.accountEnabled -eq true)';

describe("pieces", () => {
  it("are the text again", () => {
    expect(
      pieces(text)
        .map((piece) => piece.text)
        .join(""),
    ).toBe(text);
  });
  it("tell attributes, values and words apart", () => {
    const kinds = pieces(text).filter((piece) => piece.kind !== "plain");
    expect(kinds).toEqual([
      { text: "user.city", kind: "attribute" },
      { text: '"Leeds"', kind: "text" },
      { text: "-and", kind: "word" },
      { text: "user.accountEnabled", kind: "attribute" },
      { text: "true", kind: "word" },
    ]);
  });
  it("take what stands in quotes for a value, whatever it says", () => {
    expect(pieces('"user.city -and true"')).toEqual([
      { text: '"user.city -and true"', kind: "text" },
    ]);
  });
});

describe("lines", () => {
  it("mark the place of a problem, also behind characters that take two units", () => {
    const marked = lines("😀ab\ncd", [at(1, 1), at(4, 1)]);
    expect(marked.map((line) => line.map((piece) => [piece.text, piece.wrong]))).toEqual([
      [
        ["😀", undefined],
        ["a", "error"],
        ["b", undefined],
      ],
      [
        ["c", "error"],
        ["d", undefined],
      ],
    ]);
  });
});

describe("fixed", () => {
  it("replaces characters, not units", () => {
    expect(fixed("😀“a", at(1, 1, '"'))).toBe('😀"a');
  });
  it("inserts at a place between two characters", () => {
    expect(fixed("ab", at(1, 0, "-"))).toBe("a-b");
  });
  it("leaves the text alone without a fix or outside of it", () => {
    expect(fixed("ab", at(0, 1))).toBe("ab");
    expect(fixed("ab", at(1, 5, "x"))).toBe("ab");
  });
});

it("says line and column from one", () => {
  expect(placeOf("ab\ncd", at(4, 1))).toEqual({ line: 2, column: 2 });
});

describe("laidOut", () => {
  it("breaks after the outermost words only, and goes back to one line", () => {
    const rule = '(user.city -eq "a -and b") -and ((user.x -eq true) -or (user.y -eq true))';
    const shown = laidOut(rule);
    expect(shown.split("\n")).toHaveLength(2);
    expect(oneLine(shown)).toBe(rule);
  });
});
