import { expect, it } from "vitest";
import { hitMove } from "./search";

it.each([
  ["ArrowDown", -1, 3, 0],
  ["ArrowDown", 2, 3, 0],
  ["ArrowUp", -1, 3, 2],
  ["ArrowUp", 0, 3, 2],
  ["ArrowUp", 2, 3, 1],
  ["ArrowDown", -1, 0, undefined],
  ["Enter", 0, 3, undefined],
])("%s from %d of %d", (key, at, hits, to) => {
  expect(hitMove(key, at, hits)).toBe(to);
});
