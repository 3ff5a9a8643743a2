import { describe, expect, it } from "vitest";
import type { form } from "../../wailsjs/go/models";
import { countsBySpan, spanKey, spansOf, type CountedPart } from "./counts";
import { line, type Part } from "./tree";

const condition = (value: string): form.Condition => ({
  property: "city",
  operator: "eq",
  values: value === "" ? [] : [value],
});
const leaf = (users: number, left: number): CountedPart => ({
  ...line(condition("x")),
  parts: [],
  users,
  left,
});
const group = (join: string, users: number, left: number, parts: CountedPart[]): CountedPart => ({
  join,
  not: false,
  parts,
  users,
  left,
});

describe("countsBySpan", () => {
  const found = countsBySpan(
    group("and", 9, 9, [
      leaf(40, 40),
      group("or", 20, 12, [leaf(8, 8), leaf(15, 20)]),
      leaf(30, 9),
    ]),
  );
  it.each([
    ["the first condition", 0, 1, { users: 40, left: 40 }],
    ["a condition in a group", 2, 3, { users: 15, left: 20 }],
    ["the group", 1, 3, { users: 20, left: 12 }],
    ["the condition behind it", 3, 4, { users: 30, left: 9 }],
    ["the whole", 0, 4, { users: 9, left: 9 }],
  ])("finds %s", (_, from, to, wanted) => {
    expect(found.get(spanKey(from, to))).toEqual(wanted);
  });
  it("knows nothing of a group that the program did not see", () => {
    expect(found.get(spanKey(0, 2))).toBeUndefined();
  });
});

describe("spansOf", () => {
  const parts: Part[] = [
    line(condition("a")),
    line(condition("")),
    {
      join: "or",
      not: false,
      parts: [line(condition("b")), line(condition("")), line(condition("c"))],
    },
    line(condition("d")),
  ];
  it("counts whole conditions only", () => {
    const whole = ({ values }: form.Condition) => values.length > 0;
    expect(spansOf(parts, 2, whole)).toEqual([
      [2, 3],
      [3, 3],
      [3, 5],
      [5, 6],
    ]);
  });
});
