import { describe, expect, it } from "vitest";
import type { rule, service } from "../../wailsjs/go/models";
import {
  buildable,
  operatorId,
  propertyId,
  spoken,
  takes,
  whole,
  withOperator,
  withProperty,
} from "./conditions";

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

it("offers the usual properties first, and plans by their fields", () => {
  const property = (name: string, type: string) => ({ name, graph: name, type });
  const list: service.PropertyView[] = [
    property("surname", "string"),
    property("memberOf", "groups"),
    property("assignedPlans", "plans"),
    property("city", "string"),
  ];
  expect(buildable(list).map((each) => each.id)).toEqual([
    "city",
    "surname",
    "assignedPlans.servicePlanId",
    "assignedPlans.service",
    "assignedPlans.capabilityStatus",
  ]);
});

describe("a collection", () => {
  it("is asked for any or all of its items", () => {
    const asked = withOperator(condition, "any.endsWith", "strings");
    expect(asked).toEqual({
      property: "city",
      operator: "endsWith",
      values: ["Leeds"],
      quantifier: "any",
    });
    expect(operatorId(asked)).toBe("any.endsWith");
  });
  it("of plans is asked for a field of one that is enabled", () => {
    const asked = withProperty(condition, "assignedPlans.service", "plans");
    expect(asked).toEqual({
      property: "assignedPlans",
      field: "service",
      operator: "eq",
      quantifier: "any",
      enabled: true,
      values: [],
    });
    expect([propertyId(asked), operatorId(asked)]).toEqual([
      "assignedPlans.service",
      "any.eq.enabled",
    ]);
  });
});

it("speaks of properties in words", () => {
  expect(spoken("accountEnabled")).toBe("account enabled");
  expect(spoken("extensionAttribute1")).toBe("extension attribute 1");
});

it("shows several values as one of", () => {
  expect(operatorId({ ...condition, operator: "ne" })).toBe("notIn");
  expect(operatorId({ ...condition, operator: "eq", values: ["Leeds"] })).toBe("eq");
});
