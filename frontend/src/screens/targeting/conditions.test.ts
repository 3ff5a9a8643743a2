import { describe, expect, it } from "vitest";
import type { rule, service } from "../../wailsjs/go/models";
import { buildable, shownAs, spoken, takes, whole, withOperator, withProperty } from "./conditions";

const condition: rule.Condition = { property: "city", operator: "in", values: ["Leeds", "York"] };

describe("withOperator", () => {
  it.each([
    ["notIn", "string", ["Leeds", "York"]],
    ["eq", "string", ["Leeds"]],
    ["absent", "string", []],
  ])("%s of a %s keeps %o", (operator, type, values) => {
    expect(withOperator(condition, operator, type).values).toEqual(values);
  });
});

describe("withProperty", () => {
  it("drops values of another property", () => {
    expect(withProperty(condition, "department", "string")).toEqual({
      property: "department",
      operator: "in",
      values: [],
    });
  });
  it("starts a yes or no with yes, under an operator it takes", () => {
    expect(withProperty(condition, "accountEnabled", "boolean")).toEqual({
      property: "accountEnabled",
      operator: "eq",
      values: ["true"],
    });
  });
});

it.each([
  ["present", "string", "none"],
  ["eq", "boolean", "truth"],
  ["in", "string", "many"],
  ["contains", "string", "one"],
])("%s of a %s takes %s", (operator, type, wanted) => {
  expect(takes(operator, type)).toBe(wanted);
});

it("is whole only with its values", () => {
  expect(whole(condition, "string")).toBe(true);
  expect(whole({ ...condition, values: [] }, "string")).toBe(false);
  expect(whole({ ...condition, operator: "absent", values: [] }, "string")).toBe(true);
});

it("offers the usual properties first and leaves out collections", () => {
  const property = (name: string, type: string) => ({ name, graph: name, type });
  const list: service.PropertyView[] = [
    property("surname", "string"),
    property("proxyAddresses", "strings"),
    property("city", "string"),
  ];
  expect(buildable(list).map((each) => each.name)).toEqual(["city", "surname"]);
});

it("speaks of properties in words", () => {
  expect(spoken("accountEnabled")).toBe("account enabled");
  expect(spoken("extensionAttribute1")).toBe("extension attribute 1");
});

it("shows several values as one of", () => {
  expect(shownAs({ ...condition, operator: "ne" }).operator).toBe("notIn");
  expect(shownAs({ ...condition, operator: "eq", values: ["Leeds"] }).operator).toBe("eq");
});
