import { describe, expect, it } from "vitest";
import { asNew, narrowed, peopleChoices, toggled } from "./chooseModel";

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

describe("peopleChoices", () => {
  const ann = { name: "Ann Baker", upn: "ann@larkfield.example" };
  const bob = { name: "", upn: "bob@larkfield.example" };
  const choices = (chosen: string[]) =>
    peopleChoices({ found: [ann, bob], chosen: [ann] }, chosen, (upn) => `${upn}?`);
  it("calls people by both names, and by the one they have", () => {
    expect(choices([]).map((each) => each.words)).toEqual(["Ann Baker, " + ann.upn, bob.upn]);
  });
  it("puts those first who are chosen, once, as they are written in the design", () => {
    expect(choices(["ANN@larkfield.example"])).toEqual([
      { id: "ANN@larkfield.example", words: "Ann Baker, " + ann.upn },
      { id: bob.upn, words: bob.upn },
    ]);
  });
  it("names as unknown who is chosen and not in the reading", () => {
    expect(choices(["eve@larkfield.example"])[0]).toEqual({
      id: "eve@larkfield.example",
      words: "eve@larkfield.example?",
    });
  });
});
