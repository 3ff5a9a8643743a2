import { describe, expect, it } from "vitest";
import type { rule } from "../../wailsjs/go/models";
import {
  asCommand,
  charactersOf,
  fixed,
  laidOut,
  oneLine,
  placeOf,
  spanOf,
  unitsOf,
} from "./ruleText";

const at = (offset: number, length: number, text?: string) =>
  ({
    severity: "error",
    code: "syntax.value",
    message: "wrong",
    offset,
    length,
    ...(text === undefined ? {} : { fix: { text, says: "mend it" } }),
  }) as rule.Problem;

describe("characters and units", () => {
  it.each([
    ["abc", 2, 2],
    ["😀ab", 1, 2],
    ["a😀😀b", 3, 5],
    ["ab", 9, 2],
    ["", 0, 0],
  ])("of %j the first %i characters take %i units", (text, characters, units) => {
    expect(unitsOf(text, characters)).toBe(units);
    expect(charactersOf(text, units)).toBe(Math.min(characters, Array.from(text).length));
  });
  it("place a problem behind characters that take two units", () => {
    expect(spanOf("😀a😀b", at(1, 2))).toEqual({ from: 2, to: 5 });
  });
  it("keep a place between two characters empty", () => {
    expect(spanOf("ab", at(1, 0))).toEqual({ from: 1, to: 1 });
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

it("says a fix as a command", () => {
  expect(asCommand("double the apostrophe")).toBe("Double the apostrophe");
  expect(asCommand("")).toBe("");
});

describe("laidOut", () => {
  it("breaks after the outermost words only, and goes back to one line", () => {
    const rule = '(user.city -eq "a -and b") -and ((user.x -eq true) -or (user.y -eq true))';
    const shown = laidOut(rule);
    expect(shown.split("\n")).toHaveLength(2);
    expect(oneLine(shown)).toBe(rule);
  });
  it.each([
    ['user.a eq "x" and user.b eq "y"', 'user.a eq "x" and\nuser.b eq "y"'],
    ['(user.a -eq "x")-AND(user.b -eq "y")', '(user.a -eq "x")-AND\n(user.b -eq "y")'],
    ["user.a -any (_ -eq 1 -or _ -eq 2)", "user.a -any (_ -eq 1 -or _ -eq 2)"],
    ["(user.a -eq true) -or\r\n(user.b -eq true)", "(user.a -eq true) -or\n(user.b -eq true)"],
    ["user.and -eq 1", "user.and -eq 1"],
  ])("of %j makes %j", (text, shown) => {
    expect(laidOut(text)).toBe(shown);
  });
  it("breaks nothing a second time", () => {
    const once = laidOut("(user.a -eq true) -and (user.b -eq true)");
    expect(laidOut(once)).toBe(once);
  });
});

it("takes no line break out of a value", () => {
  expect(oneLine('user.a -eq "x\ny" -or\nuser.b -eq "z"\n')).toBe(
    'user.a -eq "x\ny" -or user.b -eq "z"',
  );
});
