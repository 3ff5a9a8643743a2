import { describe, expect, it } from "vitest";
import type { form } from "../../wailsjs/go/models";
import {
  added,
  asTree,
  changed,
  conditionsOf,
  emptyTree,
  grouped,
  joined,
  line,
  opened,
  partAt,
  removed,
  togetherOf,
  ungrouped,
  writable,
  type Part,
  type Together,
} from "./tree";

const of = (property: string, ...values: string[]): form.Condition => ({
  property,
  operator: "eq",
  values,
});
const has = (property: string) => line(of(property, "x"));
const all = (...parts: Part[]): Part => ({ join: "and", not: false, parts });
const any = (...parts: Part[]): Part => ({ join: "or", not: false, parts });
const not = (part: Part): Part => ({ ...part, not: true });
const whole = (condition: form.Condition) => condition.values.length > 0;

/** A tree in one line: all(a any(b c)). */
function told(part: Part): string {
  if (part.condition) return (part.not ? "not " : "") + part.condition.property;
  return `${togetherOf(part)}(${part.parts.map(told).join(" ")})`;
}

describe("opened", () => {
  it.each([
    ["a condition alone", has("a"), "all(a)"],
    ["a condition that must not hold", not(has("a")), "none(a)"],
    ["one of them in a group", all(has("a"), not(has("b"))), "all(a none(b))"],
    ["groups in groups", any(has("a"), all(has("b"), not(any(has("c"))))), "any(a all(b none(c)))"],
  ])("shows %s", (_, tree, wanted) => {
    expect(told(opened(tree))).toBe(wanted);
  });
  it("shows several values as one of, and keeps no counts", () => {
    const counted = { ...line(of("a", "x", "y")), users: 3, left: 2 };
    expect(opened(all(counted)).parts).toEqual([
      line({ property: "a", operator: "in", values: ["x", "y"] }),
    ]);
  });
});

const deep = all(has("a"), any(has("b"), has("c")), has("d"));

describe("a part", () => {
  it("is found by its path", () => {
    expect(partAt(deep, [1, 0])).toEqual(has("b"));
    expect(partAt(deep, [])).toBe(deep);
    expect(partAt(deep, [1, 7])).toBeUndefined();
  });
  it("is changed in its place, and nothing else is", () => {
    const next = changed(deep, [1, 1], () => has("z"));
    expect(told(next)).toBe("all(a any(b z) d)");
    expect(next.parts[0]).toBe(deep.parts[0]);
  });
  it("that is not there changes nothing", () => {
    expect(changed(deep, [5, 1], () => has("z"))).toBe(deep);
  });
  it("is added at the end of its group", () => {
    expect(told(added(deep, [1], of("z")))).toBe("all(a any(b c z) d)");
    expect(told(added(emptyTree, [], of("z")))).toBe("all(z)");
  });
});

describe("removed", () => {
  it("takes a part out", () => {
    expect(told(removed(deep, [1, 0]))).toBe("all(a any(c) d)");
  });
  it("takes a group out that would be empty, and the group around it too", () => {
    expect(told(removed(all(has("a"), any(all(has("b")))), [1, 0, 0]))).toBe("all(a)");
  });
  it("leaves an empty builder when nothing is left", () => {
    expect(removed(all(has("a")), [0])).toEqual(emptyTree);
    expect(removed(any(has("a")), [])).toEqual(emptyTree);
  });
});

describe("grouped", () => {
  it("puts parts where the first of them stood, joined as they were", () => {
    expect(told(grouped(deep, [], [2, 0]))).toBe("all(all(a d) any(b c))");
    expect(told(grouped(deep, [1], [0, 1]))).toBe("all(a any(any(b c)) d)");
  });
  it("does nothing with nothing", () => {
    expect(grouped(deep, [], [])).toBe(deep);
  });
  it("is taken back by ungrouped", () => {
    expect(ungrouped(grouped(deep, [], [0, 1]), [0])).toEqual(deep);
  });
});

describe("ungrouped", () => {
  it("puts the parts in the place of their group", () => {
    expect(told(ungrouped(deep, [1]))).toBe("all(a b c d)");
  });
  it("leaves the whole as it is", () => {
    expect(ungrouped(deep, [])).toBe(deep);
  });
});

it.each<Together>(["all", "any", "notAll", "none"])("joins a group as %s", (together) => {
  const group = partAt(joined(deep, [1], together), [1]);
  expect(group && togetherOf(group)).toBe(together);
});

it("gives its conditions in order", () => {
  expect(conditionsOf(deep).map(({ property }) => property)).toEqual(["a", "b", "c", "d"]);
});

describe("writable", () => {
  const half = line(of("h"));
  it("leaves out what is not whole, and groups of nothing else", () => {
    const tree = all(has("a"), any(half, has("b")), any(half, all(half)));
    const part = writable(tree, whole);
    expect(part && told(part)).toBe("all(a any(b))");
  });
  it("is nothing when nothing is whole", () => {
    expect(writable(all(half), whole)).toBeUndefined();
    expect(writable(emptyTree, whole)).toBeUndefined();
  });
});

it("travels with all it says", () => {
  const tree = all(line({ ...of("assignedPlans", "x"), quantifier: "any", field: "service" }));
  expect(JSON.parse(JSON.stringify(asTree(tree)))).toEqual(tree);
});
