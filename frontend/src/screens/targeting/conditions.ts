import type { rule, service } from "../../wailsjs/go/models";

/** The properties that workshops speak of, first in the list. */
const usual = [
  "city",
  "physicalDeliveryOfficeName",
  "department",
  "jobTitle",
  "country",
  "usageLocation",
  "companyName",
  "accountEnabled",
  "userType",
];

/** How many values an operator takes. */
export type Takes = "none" | "one" | "many" | "truth";

const forText = [
  "eq",
  "ne",
  "in",
  "notIn",
  "startsWith",
  "notStartsWith",
  "endsWith",
  "notEndsWith",
  "contains",
  "notContains",
  "match",
  "notMatch",
  "present",
  "absent",
];

/** What is asked of the items of a collection: of any of them, or of all. An id is "any.startsWith", with ".enabled" for plans. */
const forItems = [
  "any.eq",
  "any.startsWith",
  "any.endsWith",
  "any.contains",
  "all.ne",
  "all.notStartsWith",
  "all.notEndsWith",
  "all.notContains",
];
const forPlans = ["any.eq.enabled", "any.eq", "all.ne"];

/** The operators that make sense for a type of property. */
export function operatorsFor(type: string): string[] {
  if (type === "boolean") return ["eq", "ne"];
  if (type === "date") return ["ge", "le", "present", "absent"];
  if (type === "strings") return forItems;
  if (type === "plans") return forPlans;
  return forText;
}

/** The property of a condition as the builder lists it: a plan is asked for one of its fields. */
export function propertyId(condition: rule.Condition): string {
  return condition.field ? `${condition.property}.${condition.field}` : condition.property;
}

/** The operator of a condition as the builder lists it: several values make "is" into "is one of". */
export function operatorId(condition: rule.Condition): string {
  const { operator, quantifier, enabled, values } = condition;
  if (quantifier) return [quantifier, operator, ...(enabled ? ["enabled"] : [])].join(".");
  const several: Record<string, string> = { eq: "in", ne: "notIn" };
  return (values.length > 1 ? several[operator] : undefined) ?? operator;
}

/** How many values a condition takes under an operator. */
export function takes(operator: string, type: string): Takes {
  if (operator === "absent" || operator === "present") return "none";
  if (type === "boolean") return "truth";
  return operator === "in" || operator === "notIn" ? "many" : "one";
}

/** Whether a condition is whole, so that a rule can be made from it. */
export function whole(condition: rule.Condition, type: string): boolean {
  const wanted = takes(condition.operator, type);
  if (condition.property === "" || condition.operator === "") return false;
  return wanted === "none" || condition.values.length > 0;
}

/** A condition after its property was chosen: values of another property mean nothing. */
export function withProperty(condition: rule.Condition, id: string, type: string): rule.Condition {
  const [property = "", field] = id.split(".");
  const operators = operatorsFor(type);
  const kept = operators.includes(operatorId(condition)) ? operatorId(condition) : operators[0];
  const values = type === "boolean" ? ["true"] : [];
  const next = withOperator({ property, operator: "eq", values }, kept ?? "eq", type);
  return field ? { ...next, field } : next;
}

/** A condition after its operator was chosen: it keeps as many values as the operator takes. */
export function withOperator(condition: rule.Condition, id: string, type: string): rule.Condition {
  const { property, field } = condition;
  const [first = "", second, enabled] = id.split(".");
  const operator = second ?? first;
  const wanted = takes(operator, type);
  const values = {
    none: [],
    truth: [condition.values[0] ?? "true"],
    one: condition.values.slice(0, 1),
    many: condition.values,
  }[wanted];
  return {
    property,
    operator,
    values,
    ...(field ? { field } : {}),
    ...(second ? { quantifier: first } : {}),
    ...(enabled ? { enabled: true } : {}),
  };
}

/** The fields of a plan, as they are asked for. */
const planFields = ["servicePlanId", "service", "capabilityStatus"];

/** What the builder can ask about, the usual first: an id and its type. Plans are listed by their fields. */
export function buildable(
  properties: readonly service.PropertyView[],
): { id: string; type: string }[] {
  const place = (name: string) => (usual.includes(name) ? usual.indexOf(name) : usual.length);
  return properties
    .filter((property) => ["string", "boolean", "date", "strings", "plans"].includes(property.type))
    .sort((a, b) => place(a.name) - place(b.name))
    .flatMap(({ name, type }) =>
      type === "plans"
        ? planFields.map((field) => ({ id: `${name}.${field}`, type }))
        : [{ id: name, type }],
    );
}

/** "accountEnabled" -> "account enabled". */
export function spoken(property: string): string {
  return property
    .replace(/([a-z])([A-Z0-9])/g, "$1 $2")
    .replace(/ [A-Z](?![A-Z])/g, (letter) => letter.toLowerCase());
}
