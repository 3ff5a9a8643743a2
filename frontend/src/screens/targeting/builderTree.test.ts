import { describe, expect, it } from "vitest";
import type { rule } from "../../wailsjs/go/models";
import {
  added,
  allWhole,
  blank,
  grouped,
  other,
  pruned,
  replaced,
  ungrouped,
  type Part,
} from "./builderTree";

const is = (property: string): Part => ({
  join: "",
  not: false,
  parts: [],
  condition: { property, operator: "eq", values: ["x"] },
});
const group = (join: string, ...parts: Part[]): Part => ({ join, not: false, parts });
const not = (part: Part): Part => ({ ...part, not: true });

/** A tree in few signs: a&(b|!c). */
function drawn(part: Part | undefined): string {
  if (!part) return "-";
  const inner = part.condition
    ? part.condition.property || "?"
    : part.parts
        .map((each) => (each.condition || each.not ? drawn(each) : `(${drawn(each)})`))
        .join(part.join === "and" ? "&" : "|");
  return part.not ? `!${part.condition ? inner : `(${inner})`}` : inner;
}

const tree = group("and", is("a"), group("or", is("b"), is("c")), is("d"));

describe("replaced", () => {
  it.each([
    ["a condition", [0], is("z"), "z&(b|c)&d"],
    ["one inside a group", [1, 0], is("z"), "a&(z|c)&d"],
    ["the whole", [], is("z"), "z"],
    ["by nothing", [2], undefined, "a&(b|c)"],
    ["so that a group of one is left", [1, 1], undefined, "a&b&d"],
    ["a place that is not there", [7], is("z"), "a&(b|c)&d"],
  ])("%s", (_, path, part, want) => {
    expect(drawn(replaced(tree, path, part))).toBe(want);
  });
  it("keeps the not of a group of one", () => {
    expect(drawn(replaced(not(group("or", is("a"), is("b"))), [0], undefined))).toBe("!b");
    expect(drawn(replaced(not(group("or", is("a"), not(is("b")))), [0], undefined))).toBe("b");
  });
  it("leaves nothing of the last condition", () => {
    expect(replaced(is("a"), [], undefined)).toBeUndefined();
  });
});

describe("added", () => {
  it.each([
    ["to nothing", undefined, [], "z"],
    ["to a condition", is("a"), [], "a&z"],
    ["to a negated group", not(group("or", is("a"), is("b"))), [], "!(a|b)&z"],
    ["to a group", group("or", is("a"), is("b")), [], "a|b|z"],
    ["to a group inside", tree, [1], "a&(b|c|z)&d"],
  ])("%s", (_, root, path, want) => {
    expect(drawn(added(root, path, is("z")))).toBe(want);
  });
});

describe("grouped and ungrouped", () => {
  it("puts a condition and the next in a group joined the other way", () => {
    expect(drawn(grouped(group("and", is("a"), is("b"), is("c")), [0]))).toBe("(a|b)&c");
  });
  it("of only two makes the whole a group joined the other way", () => {
    expect(drawn(grouped(group("and", is("a"), is("b")), [0]))).toBe("a|b");
  });
  it("does nothing to the last one", () => {
    expect(drawn(grouped(tree, [2]))).toBe("a&(b|c)&d");
  });
  it("takes the parts of a group out", () => {
    expect(drawn(ungrouped(tree, [1]))).toBe("a&b&c&d");
  });
});

it("leaves out what is half filled in", () => {
  const whole = (condition: rule.Condition) => condition.property !== "";
  const half = group("and", is("a"), group("or", is("b"), blank));
  expect(drawn(pruned(half, whole))).toBe("a&b");
  expect(pruned(blank, whole)).toBeUndefined();
  expect(allWhole(half, whole)).toBe(false);
  expect(allWhole(tree, whole)).toBe(true);
});

it("knows the other connector", () => {
  expect([other("and"), other("or")]).toEqual(["or", "and"]);
});
