import type { form } from "../../wailsjs/go/models";
import { shownAs } from "./conditions";
import type { Part } from "./tree";

/** The one condition by which two rules differ: it is other now, was added, or was dropped. */
export interface OneChange {
  kind: "now" | "added" | "dropped";
  condition: form.Condition;
}

/**
 * The one condition by which a rule differs from another, when both are conditions that all must hold: then it alone is
 * why somebody comes in or leaves. Undefined when they differ in more, or in nothing.
 */
export function oneChange(before: Part, after: Part): OneChange | undefined {
  const old = flat(before);
  const next = flat(after);
  if (!old || !next) return undefined;
  const gone = old.filter((each) => !next.some((other) => same(each, other)));
  const come = next.filter((each) => !old.some((other) => same(each, other)));
  const [was, is] = [gone[0], come[0]];
  if (gone.length > 1 || come.length > 1) return undefined;
  if (was && is) {
    return was.property === is.property ? { kind: "now", condition: is } : undefined;
  }
  if (is) return { kind: "added", condition: is };
  return was && { kind: "dropped", condition: was };
}

function flat(tree: Part): form.Condition[] | undefined {
  if (tree.not) return undefined;
  if (tree.condition) return [shownAs(tree.condition)];
  if (tree.join !== "and") return undefined;
  const list = tree.parts.flatMap((part) =>
    part.condition && !part.not ? [shownAs(part.condition)] : [],
  );
  return list.length === tree.parts.length ? list : undefined;
}

function same(a: form.Condition, b: form.Condition): boolean {
  const said = ({ property, operator, values, quantifier, field, enabled }: form.Condition) =>
    JSON.stringify([property, operator, values, quantifier, field, enabled]);
  return said(a) === said(b);
}
