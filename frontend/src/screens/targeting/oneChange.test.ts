import { describe, expect, it } from "vitest";
import type { form } from "../../wailsjs/go/models";
import { oneChange } from "./oneChange";
import { line, type Part } from "./tree";

const of = (property: string, operator: string, ...values: string[]): form.Condition => ({
  property,
  operator,
  values,
});
const all = (...conditions: form.Condition[]): Part => ({
  join: "and",
  not: false,
  parts: conditions.map(line),
});
const city = of("city", "eq", "Leeds");
const hr = of("department", "eq", "HR");
const people = of("department", "in", "HR", "People");
const enabled = of("accountEnabled", "eq", "true");

describe("oneChange", () => {
  it.each([
    ["is other now", all(city, hr), all(city, people), { kind: "now", condition: people }],
    ["was added", all(city), all(enabled, city), { kind: "added", condition: enabled }],
    ["was added to one alone", line(city), all(city, hr), { kind: "added", condition: hr }],
    ["was dropped", all(city, hr), all(city), { kind: "dropped", condition: hr }],
  ])("finds what %s", (_, before, after, wanted) => {
    expect(oneChange(before, after)).toEqual(wanted);
  });
  it("takes several values of is for is one of", () => {
    expect(oneChange(all(people), all({ ...people, operator: "eq" }))).toBeUndefined();
  });
  it.each([
    ["nothing changed", all(city, hr), all(hr, city)],
    ["two changed", all(city, hr), all(of("city", "eq", "York"), people)],
    ["one took the place of another", all(city, hr), all(city, enabled)],
    ["any of them is enough", all(city), { ...all(city, hr), join: "or" }],
    ["there are groups", all(city), { ...all(city), parts: [line(city), all(hr)] }],
    ["something must not hold", all(city), { ...all(city, hr), not: true }],
  ])("says nothing when %s", (_, before, after) => {
    expect(oneChange(before, after)).toBeUndefined();
  });
});
