import { describe, expect, it } from "vitest";
import type { form, service } from "../../wailsjs/go/models";
import {
  buildable,
  operatorsFor,
  shownAs,
  spoken,
  takes,
  whole,
  withField,
  withOperator,
  withProperty,
  withQuantifier,
} from "./conditions";

const condition: form.Condition = { property: "city", operator: "in", values: ["Leeds", "York"] };

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

it("offers the usual properties first and leaves out groups", () => {
  const property = (name: string, type: string) => ({ name, graph: name, type });
  const list: service.PropertyView[] = [
    property("surname", "string"),
    property("memberOf", "groups"),
    property("assignedPlans", "plans"),
    property("city", "string"),
  ];
  expect(buildable(list).map((each) => each.name)).toEqual(["city", "surname", "assignedPlans"]);
});

describe("a collection", () => {
  const mails = withProperty(condition, "otherMails", "strings");
  const plans = withProperty(condition, "assignedPlans", "plans");
  it("is asked for any of its items at first", () => {
    expect(mails).toEqual({
      property: "otherMails",
      operator: "in",
      values: [],
      quantifier: "any",
    });
  });
  it("of plans is asked for an enabled one", () => {
    expect(plans).toEqual({
      property: "assignedPlans",
      operator: "in",
      values: [],
      quantifier: "any",
      field: "servicePlanId",
      enabled: true,
    });
  });
  it("as a whole takes no list, and has no quantifier", () => {
    const asked = withQuantifier({ ...mails, values: ["a", "b"] }, "", "strings");
    expect(asked).toEqual({ property: "otherMails", operator: "eq", values: ["a"] });
  });
  it("as a whole that becomes items of plans names a field", () => {
    const bare: form.Condition = { property: "assignedPlans", operator: "absent", values: [] };
    expect(withQuantifier(bare, "all", "plans")).toEqual({
      ...bare,
      quantifier: "all",
      field: "servicePlanId",
    });
  });
  it("drops what the field before was asked for, and asks no state of a state", () => {
    const asked = withField({ ...plans, values: ["x"] }, "capabilityStatus");
    expect(asked).toEqual({
      property: "assignedPlans",
      operator: "in",
      values: [],
      quantifier: "any",
      field: "capabilityStatus",
    });
  });
  it("leaves nothing behind when another property is chosen", () => {
    expect(withProperty(plans, "city", "string")).toEqual({
      property: "city",
      operator: "in",
      values: [],
    });
  });
  it.each([
    ["strings", "any", "in", true],
    ["strings", "any", "present", false],
    ["strings", "", "in", false],
    ["plans", "all", "absent", true],
    ["plans", "", "eq", false],
  ])("of type %s, asked %s, takes %s: %s", (type, quantifier, operator, wanted) => {
    expect(operatorsFor(type, quantifier).includes(operator)).toBe(wanted);
  });
});

it("speaks of properties in words", () => {
  expect(spoken("accountEnabled")).toBe("account enabled");
  expect(spoken("extensionAttribute1")).toBe("extension attribute 1");
});

it("shows several values as one of", () => {
  expect(shownAs({ ...condition, operator: "ne" }).operator).toBe("notIn");
  expect(shownAs({ ...condition, operator: "eq", values: ["Leeds"] }).operator).toBe("eq");
});
