import { describe, expect, it } from "vitest";
import { gradeFor, gridMove } from "./heatMapModel";

describe("gridMove", () => {
  it.each([
    ["ArrowDown", { row: 1, column: 1 }, { row: 2, column: 1 }],
    ["ArrowDown", { row: 2, column: 1 }, { row: 2, column: 1 }],
    ["ArrowLeft", { row: 1, column: 0 }, { row: 1, column: 0 }],
    ["ArrowRight", { row: 1, column: 0 }, { row: 1, column: 1 }],
    ["ArrowUp", { row: 0, column: 0 }, { row: 0, column: 0 }],
    ["Home", { row: 1, column: 3 }, { row: 1, column: 0 }],
    ["End", { row: 1, column: 0 }, { row: 1, column: 3 }],
  ])("%s from %o", (key, at, to) => {
    expect(gridMove(key, at, 3, 4)).toEqual(to);
  });
  it("leaves letters alone", () => {
    expect(gridMove("m", { row: 0, column: 0 }, 3, 4)).toBeUndefined();
  });
});

it("sets a grade by its letter only", () => {
  expect(["m", "S", "c", "W", "x", "Enter"].map(gradeFor)).toEqual([
    "M",
    "S",
    "C",
    "W",
    undefined,
    undefined,
  ]);
});
