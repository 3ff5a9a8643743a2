import type { form, service } from "../../wailsjs/go/models";

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

/** The fields of an assigned plan that a condition can ask about. */
export const planFields = ["servicePlanId", "service", "capabilityStatus"];

/** The values that a field of an assigned plan has; none where they are not known. */
export const planValues: Record<string, readonly string[]> = {
  capabilityStatus: ["Enabled", "Warning", "Suspended", "Deleted", "LockedOut"],
};

const presence = ["present", "absent"];
const forOne = [
  "startsWith",
  "notStartsWith",
  "endsWith",
  "notEndsWith",
  "contains",
  "notContains",
  "match",
  "notMatch",
];

/** Whether a property holds several values, each of which is asked about. */
export function isCollection(type: string): boolean {
  return type === "strings" || type === "plans";
}

/** The operators that make sense for a type of property; of a collection those for one of its items. */
export function operatorsFor(type: string, quantifier = ""): string[] {
  if (type === "boolean") return ["eq", "ne"];
  if (type === "date") return ["ge", "le", ...presence];
  if (isCollection(type) && quantifier === "") {
    return type === "plans" ? presence : ["eq", "ne", ...forOne, ...presence];
  }
  const texts = ["eq", "ne", "in", "notIn", ...forOne];
  return type === "strings" ? texts : [...texts, ...presence];
}

/** How many values a condition takes. */
export function takes(operator: string, type: string): Takes {
  if (presence.includes(operator)) return "none";
  if (type === "boolean") return "truth";
  return operator === "in" || operator === "notIn" ? "many" : "one";
}

/** Whether a condition is whole, so that a rule can be made from it. */
export function whole(condition: form.Condition, type: string): boolean {
  const wanted = takes(condition.operator, type);
  if (condition.property === "" || condition.operator === "") return false;
  return wanted === "none" || condition.values.length > 0;
}

/** A condition that was only begun. */
export const begun: form.Condition = { property: "", operator: "eq", values: [] };

/** A condition after its property was chosen: values of another property mean nothing. */
export function withProperty(
  condition: form.Condition,
  property: string,
  type: string,
): form.Condition {
  const quantifier = isCollection(type) ? (condition.quantifier ?? "any") : "";
  const values = type === "boolean" ? ["true"] : [];
  return ofItems(
    { property, operator: kept(condition.operator, type, quantifier), values },
    type,
    quantifier,
    type === "plans" ? "servicePlanId" : "",
    // A plan that was taken from somebody stays listed, so only an enabled one says that they have it.
    type === "plans",
  );
}

/** A condition after it was said whether any or all of the items, or the collection as a whole, must fit. */
export function withQuantifier(
  condition: form.Condition,
  quantifier: string,
  type: string,
): form.Condition {
  const operator = kept(condition.operator, type, quantifier);
  const field = condition.field ?? (type === "plans" ? "servicePlanId" : "");
  const next = withOperator({ ...condition, operator }, operator, type);
  return ofItems(next, type, quantifier, field, condition.enabled ?? false);
}

/** A condition after the field of the plans was chosen: the values of another field mean nothing. */
export function withField(condition: form.Condition, field: string): form.Condition {
  const enabled = field !== "capabilityStatus" && (condition.enabled ?? false);
  return ofItems({ ...condition, values: [] }, "plans", condition.quantifier ?? "", field, enabled);
}

function kept(operator: string, type: string, quantifier: string): string {
  const operators = operatorsFor(type, quantifier);
  return operators.includes(operator) ? operator : (operators[0] ?? "eq");
}

/** A condition with what only a condition on items says; that is left out where it says nothing. */
function ofItems(
  { property, operator, values }: form.Condition,
  type: string,
  quantifier: string,
  field: string,
  enabled: boolean,
): form.Condition {
  const items = isCollection(type) && quantifier !== "";
  return {
    property,
    operator,
    values,
    ...(items ? { quantifier } : {}),
    ...(items && field !== "" ? { field } : {}),
    ...(items && enabled ? { enabled } : {}),
  };
}

/** A condition after its operator was chosen: it keeps as many values as the operator takes. */
export function withOperator(condition: form.Condition, operator: string, type: string) {
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
    .filter((property) => property.type !== "groups")
    .sort((a, b) => place(a.name) - place(b.name));
}

/** "accountEnabled" -> "account enabled". */
export function spoken(property: string): string {
  return property
    .replace(/([a-z])([A-Z0-9])/g, "$1 $2")
    .replace(/ [A-Z](?![A-Z])/g, (letter) => letter.toLowerCase());
}

/** A condition as the builder shows it: "is" with several values is "is one of". */
export function shownAs(condition: form.Condition): form.Condition {
  const several: Record<string, string> = { eq: "in", ne: "notIn" };
  const many = condition.values.length > 1 ? several[condition.operator] : undefined;
  return many === undefined ? condition : { ...condition, operator: many };
}
