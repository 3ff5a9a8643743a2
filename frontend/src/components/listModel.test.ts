import { describe, expect, it } from "vitest";
import { fromArray, jumpTo, moved, moveFor } from "./listModel";

describe("moved", () => {
  it.each([
    ["down from the first", 0, "down", 1],
    ["down from the last stays", 9, "down", 9],
    ["up from the first stays", 0, "up", 0],
    ["a page down", 2, "pageDown", 7],
    ["a page down at the end", 8, "pageDown", 9],
    ["a page up at the start", 3, "pageUp", 0],
    ["home", 5, "home", 0],
    ["end", 5, "end", 9],
  ] as const)("%s", (_, from, move, to) => {
    expect(moved(from, move, 10, 5)).toBe(to);
  });
  it("stays at nothing in an empty list", () => {
    expect(moved(0, "end", 0, 5)).toBe(0);
  });
});

it("knows the keys that move", () => {
  expect(moveFor("PageDown")).toBe("pageDown");
  expect(moveFor("a")).toBeUndefined();
});

describe("jumpTo", () => {
  const source = fromArray(["Amara", "Ben", "bella", "Colin"]);
  const text = (row: string) => row;
  it.each([
    ["the next one", "b", 0, 1],
    ["the one after the current", "b", 1, 2],
    ["round the end", "a", 2, 0],
    ["stays while typing on", "ben", 1, 1],
    ["nothing", "z", 0, -1],
  ] as const)("%s", (_, typed, from, to) => {
    expect(jumpTo(source, text, typed, from)).toBe(to);
  });
  it("passes over rows that are not fetched yet", () => {
    const gaps = { count: 3, row: (index: number) => (index === 2 ? "Zoe" : undefined) };
    expect(jumpTo(gaps, text, "z", 0)).toBe(2);
  });
  it("finds nothing in an empty list", () => {
    expect(jumpTo(fromArray<string>([]), text, "a", 0)).toBe(-1);
  });
});
