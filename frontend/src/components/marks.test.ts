import { describe, expect, it } from "vitest";
import { shares } from "./marks";

describe("shares", () => {
  it.each([
    ["nothing at all", [0, 0], [0, 0]],
    ["in proportion", [1, 3], [25, 75]],
    ["the smallest stays visible", [1, 999], [3, 97]],
    ["none stays none", [0, 5], [0, 100]],
  ])("%s", (_, counts, widths) => {
    expect(shares(counts, 100, 3)).toEqual(widths);
  });
});
