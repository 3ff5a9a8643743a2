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

/** The operators that make sense for a type of property. */
export function operatorsFor(type: string): string[] {
  if (type === "boolean") return ["eq", "ne"];
  if (type === "date") return ["ge", "le", "present", "absent"];
  return forText;
}

/** How many values a condition takes. */
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
export function withProperty(condition: rule.Condition, property: string, type: string) {
  const operators = operatorsFor(type);
  const operator = operators.includes(condition.operator)
    ? condition.operator
    : (operators[0] ?? "eq");
  return { property, operator, values: type === "boolean" ? ["true"] : [] };
}

/** A condition after its operator was chosen: it keeps as many values as the operator takes. */
export function withOperator(condition: rule.Condition, operator: string, type: string) {
  const wanted = takes(operator, type);
  const values =
    wanted === "none"
      ? []
      : wanted === "truth"
        ? [condition.values[0] ?? "true"]
        : wanted === "one"
          ? condition.values.slice(0, 1)
          : condition.values;
  return { ...condition, operator, values };
}

/** The properties the builder can ask about, the usual ones first. */
export function buildable(properties: readonly service.PropertyView[]): service.PropertyView[] {
  const place = (name: string) => (usual.includes(name) ? usual.indexOf(name) : usual.length);
  return properties
    .filter((property) => ["string", "boolean", "date"].includes(property.type))
    .sort((a, b) => place(a.name) - place(b.name));
}

/** "accountEnabled" -> "account enabled". */
export function spoken(property: string): string {
  return property
    .replace(/([a-z])([A-Z0-9])/g, "$1 $2")
    .replace(/ [A-Z](?![A-Z])/g, (letter) => letter.toLowerCase());
}

/** A condition as the builder shows it: "is" with several values is "is one of". */
export function shownAs(condition: rule.Condition): rule.Condition {
  const { property, operator, values } = condition;
  const several: Record<string, string> = { eq: "in", ne: "notIn" };
  const many = values.length > 1 ? several[operator] : undefined;
  return { property, operator: many ?? operator, values };
}
