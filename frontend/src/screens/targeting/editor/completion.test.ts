import { expect, it } from "vitest";
import { begins, optionsOf, type Option } from "./completion";

const option = (label: string, insert: string, kind = "value", count = 0) => ({
  label,
  insert,
  kind,
  detail: "",
  count,
});

it.each([
  ["", false],
  ["  ", false],
  ["us", true],
  ["(", true],
  ["user.", true],
  ["user.city ", true],
  ["user.city -e", true],
  ["user.city -eq ", true],
  ['user.city -eq "', true],
  ['user.city -eq "Ma', true],
  ['user.city -eq "Manchester"', false],
  ['user.city -eq "Manchester" ', false],
  ['user.city -eq "Manchester" -a', true],
  ['user.city -eq "Manchester" -and ', true],
  ['(user.city -eq "Manchester")', false],
  ['user.city -in ["Leeds",', true],
])("typing %j begins something: %s", (before, asked) => {
  expect(begins(before)).toBe(asked);
});

it("counts places in units, though the program counts characters", () => {
  const text = 'user.city -eq "😀" -or user.city -eq "Man"';
  const from = Array.from(text).length - 4;
  const possible = { from, to: from + 4, options: [option("Manchester", '"Manchester"')] };
  const result = optionsOf(text, text.length - 1, possible);
  expect(result?.from).toBe(text.indexOf("Man"));
  expect(result?.to).toBe(text.length);
});

it("shows what the program knows of an option", () => {
  const possible = {
    from: 0,
    to: 1,
    options: [option("Manchester", '"Manchester"', "value", 412)],
  };
  const listed = optionsOf('"', 1, possible)?.options[0] as Option;
  expect(listed).toMatchObject({
    label: "Manchester",
    apply: '"Manchester"',
    type: "value",
    users: 412,
  });
});

it("marks what was typed within an option, quotes apart", () => {
  const options = [option("Manchester", '"Manchester"')];
  const result = optionsOf('"CHES', 5, { from: 0, to: 5, options });
  expect(result?.options.map((found) => result.getMatch?.(found))).toEqual([[3, 7]]);
  const nothing = optionsOf('"', 1, { from: 0, to: 1, options });
  expect(nothing?.options.map((found) => nothing.getMatch?.(found))).toEqual([[]]);
});

it("does not offer what stands there already", () => {
  const options = [option("-eq", "-eq ", "operator")];
  expect(optionsOf("user.a -eq", 10, { from: 7, to: 10, options })).toBeNull();
});
