import { describe, expect, it } from "vitest";
import {
  blockAt,
  blockMove,
  gather,
  paths,
  perBlock,
  place,
  sharePath,
  type BlockState,
} from "./blocks";

describe("place and blockAt", () => {
  it.each([0, 1, 99, 100, 499])("agree on block %d", (block) => {
    const { x, y } = place(block);
    expect(blockAt(x + 2, y + 4, 500)).toBe(block);
  });
  it("finds nothing beside the range", () => {
    expect(blockAt(5, 12, 100)).toBeUndefined();
    expect(blockAt(-1, 0, 100)).toBeUndefined();
    expect(blockAt(601, 0, 500)).toBeUndefined();
  });
});

describe("blockMove", () => {
  it.each([
    ["ArrowRight", 0, 1],
    ["ArrowLeft", 0, 0],
    ["ArrowDown", 3, 103],
    ["ArrowDown", 150, 150],
    ["ArrowUp", 103, 3],
    ["Home", 50, 0],
    ["End", 50, 199],
  ])("%s from %d", (key, from, to) => {
    expect(blockMove(key, from, 200)).toBe(to);
  });
  it("leaves other keys alone", () => {
    expect(blockMove("a", 0, 200)).toBeUndefined();
  });
});

describe("gather", () => {
  it("keeps small ranges as they are", () => {
    expect(gather(["free", "assigned"], perBlock(2))).toEqual(["free", "assigned"]);
  });
  it("takes what most of ten are", () => {
    const ten: BlockState[] = [...Array<BlockState>(7).fill("assigned"), "free", "free", "free"];
    expect(gather(ten, 10)).toEqual(["assigned"]);
  });
  it("never hides an unknown number", () => {
    const ten: BlockState[] = [...Array<BlockState>(9).fill("free"), "unknown"];
    expect(gather(ten, 10)).toEqual(["unknown"]);
  });
  it("counts a range of 1,001 by tens", () => {
    expect(gather(Array<BlockState>(1001).fill("free"), perBlock(1001))).toHaveLength(101);
  });
});

it("draws one rectangle for each number of a state", () => {
  const drawn = paths(["free", "assigned", "free"]);
  expect(drawn.free?.match(/z/g)).toHaveLength(2);
  expect(drawn.assigned?.match(/z/g)).toHaveLength(1);
  expect(drawn.reserved).toBeUndefined();
});

describe("a shorter line", () => {
  it("puts the next block under the first", () => {
    expect(place(50, 50)).toEqual({ x: 0, y: 11 });
    expect(blockAt(2, 13, 100, 50)).toBe(50);
    expect(blockAt(301, 2, 100, 50)).toBeUndefined();
    expect(blockMove("ArrowDown", 3, 100, 50)).toBe(53);
  });
});

describe("sharePath", () => {
  it("fills from below, and shows the smallest share", () => {
    expect(sharePath([1, 0.5, 0, 0.01])).toBe("M0.5 0.5h4v8h-4zM6.5 4.5h4v4h-4zM18.5 7.5h4v1h-4z");
  });
});
