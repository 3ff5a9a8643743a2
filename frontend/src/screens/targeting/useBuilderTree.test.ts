import { describe, expect, it } from "vitest";
import type { form } from "../../wailsjs/go/models";
import { emptyTree, line, type Part } from "./tree";
import { treeOver } from "./useBuilderTree";

const condition = (property: string, ...values: string[]): form.Condition => ({
  property,
  operator: "eq",
  values,
});
const all = (...conditions: form.Condition[]): Part => ({
  join: "and",
  not: false,
  parts: conditions.map(line),
});
const whole = ({ values }: form.Condition) => values.length > 0;
const city = condition("city", "Leeds");
const half = condition("department");
const ofText = all(city);

describe("treeOver", () => {
  it("shows the tree of the text where nothing was built", () => {
    expect(treeOver("rule", ofText, undefined, whole)).toBe(ofText);
  });
  it("shows an empty builder over an empty text", () => {
    expect(treeOver(" \n", ofText, undefined, whole)).toBe(emptyTree);
  });
  it("keeps what was built while its text is on its way, and when it has come", () => {
    const tree = all(half, city);
    expect(treeOver("old", ofText, { tree, from: "old" }, whole)).toBe(tree);
    expect(treeOver("new", ofText, { tree, from: "old", to: "new" }, whole)).toBe(tree);
  });
  it("puts what was begun at the end once somebody typed", () => {
    const built = { tree: all(half, condition("city", "York")), from: "old", to: "new" };
    expect(treeOver("typed", ofText, built, whole)).toEqual(all(city, half));
  });
  it("forgets what was built once somebody typed and nothing waits", () => {
    expect(treeOver("typed", ofText, { tree: all(city), from: "a", to: "b" }, whole)).toBe(ofText);
  });
  it("has nothing to show over a text that no builder shows, whatever waits", () => {
    expect(treeOver("typed", undefined, { tree: all(half), from: "a" }, whole)).toBeUndefined();
  });
});
