import { describe, expect, it } from "vitest";
import { backStanding, chosen } from "./backModel";

it("parts what is taken from what is left", () => {
  expect(chosen({ "Personas!C5": true, "Numbers!H2": false, "Numbers!C2": true })).toEqual({
    take: ["Numbers!C2", "Personas!C5"],
    leave: ["Numbers!H2"],
  });
  expect(chosen({})).toEqual({ take: [], leave: [] });
});

describe("backStanding", () => {
  it.each([
    [{ refused: true, total: 3, conflicts: 1, taking: 2 }, "refused"],
    [{ refused: false, total: 0, conflicts: 0, taking: 0 }, "same"],
    [{ refused: false, total: 3, conflicts: 1, taking: 2 }, "undecided"],
    [{ refused: false, total: 3, conflicts: 0, taking: 0 }, "ready"],
  ] as const)("%j is %s", (found, standing) => {
    expect(backStanding(found)).toBe(standing);
  });
});
