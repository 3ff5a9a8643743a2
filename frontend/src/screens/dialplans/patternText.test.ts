import { describe, expect, it } from "vitest";
import { atTheCharacter, mended, runsOf, worthALine } from "./patternText";

const shown = (text: string, ...rest: [Parameters<typeof runsOf>[1]?, boolean?]) =>
  runsOf(text, ...rest).map((run) => `${run.kind}:${run.text}${run.marked && "!"}`);

describe("runsOf", () => {
  it("tells the parts of a pattern apart", () => {
    expect(shown("^0(\\d{9,10})$")).toEqual([
      "plain:^0",
      "group:(",
      "class:\\d",
      "count:{9,10}",
      "group:)",
      "plain:$",
    ]);
  });
  it("tells what is put in from what is written", () => {
    expect(shown("+44$1${rest}0", [], true)).toEqual(["plain:+44", "group:$1${rest}", "plain:0"]);
  });
  it("marks a place in characters, also behind one of two units", () => {
    const marks = [{ offset: 1, length: 1, severity: "error" }];
    expect(shown("😀(1", marks)).toEqual(["plain:😀", "group:(!", "plain:1"]);
  });
  it("loses no character", () => {
    for (const text of ["\\", "{", "{1", "$", "a\\", "((", "", "\n"]) {
      expect(
        runsOf(text)
          .map((run) => run.text)
          .join(""),
      ).toBe(text);
    }
  });
});

describe("worthALine", () => {
  it("leaves out what is only worth knowing, and a warning about all of it", () => {
    const list = [
      { offset: 0, length: 4, severity: "warning" },
      { offset: 1, length: 1, severity: "warning" },
      { offset: 0, length: 4, severity: "info" },
      { offset: 0, length: 4, severity: "error" },
    ];
    expect(worthALine(list, 4)).toEqual([list[1], list[3]]);
  });
});

describe("atTheCharacter", () => {
  it("points at what was opened", () => {
    const open = { offset: 2, length: 9, severity: "error" };
    expect(atTheCharacter([open], "^0(\\d{9,10}$")).toEqual([{ ...open, length: 1 }]);
    const reversed = { offset: 2, length: 3, severity: "error" };
    expect(atTheCharacter([reversed], "^[9-0]")).toEqual([reversed]);
  });
});

describe("mended", () => {
  it("replaces characters, not units", () => {
    expect(mended("😀(1$", { offset: 1, length: 3, severity: "error" }, "(1)$")).toBe("😀(1)$");
  });
});
