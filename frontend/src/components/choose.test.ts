import { describe, expect, it } from "vitest";
import { asNew, narrowed, toggled } from "./chooseModel";

const options = [
  { id: "hr", words: "HR" },
  { id: "p", words: "People" },
];

describe("narrowed", () => {
  it("keeps what holds the text in any case", () => {
    expect(narrowed(options, "PEO").map((option) => option.id)).toEqual(["p"]);
  });
  it("keeps all while nothing was typed", () => {
    expect(narrowed(options, " ")).toHaveLength(2);
  });
});

describe("asNew", () => {
  it("takes what is no option yet", () => {
    expect(asNew(options, " Talent ")).toBe("Talent");
  });
  it.each(["hr", "people", "P", ""])("does not take %o", (typed) => {
    expect(asNew(options, typed)).toBe("");
  });
});

describe("toggled", () => {
  it("adds what is typed out", () => {
    expect(toggled(["hr"], "p")).toEqual(["hr", "p"]);
  });
  it("takes out what was chosen already", () => {
    expect(toggled(["hr", "p"], "hr")).toEqual(["p"]);
  });
});
