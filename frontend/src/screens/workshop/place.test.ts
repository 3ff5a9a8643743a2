import { describe, expect, it } from "vitest";
import { nextToHear, parsePlace, placeText, type Place } from "./place";

describe("a place on the board", () => {
  it.each<[string, Place]>([
    ["hr", { kind: "department", department: "hr" }],
    ["hr/basic.external", { kind: "cell", department: "hr", question: "basic.external" }],
    ["+", { kind: "new" }],
  ])("%s is read and written alike", (text, place) => {
    expect(parsePlace(text)).toEqual(place);
    expect(placeText(place)).toBe(text);
  });
  it.each([undefined, ""])("is nowhere for %s", (text) => expect(parsePlace(text)).toBeUndefined());
});

describe("who is heard next", () => {
  const of = (...states: string[]) => states.map((state, id) => ({ id, interview: { state } }));
  it.each([
    ["the one under way", of("heard", "planned", "underway"), 2],
    ["else the first that is planned", of("heard", "planned", "planned"), 1],
    ["nobody when all are heard", of("heard"), undefined],
    ["nobody when there is nobody", of(), undefined],
  ])("%s", (_, departments, id) => expect(nextToHear(departments)?.id).toBe(id));
});
