import type { form } from "../../wailsjs/go/models";
import { conditionsOf, type Part } from "./tree";

/** Whom a part reaches: alone, and together with the parts before it. */
export interface Counts {
  users: number;
  left: number;
}

/** A part with its counts, as the program answers. */
export interface CountedPart extends Part {
  parts: CountedPart[];
  users: number;
  left: number;
}

/**
 * The counts of the conditions and groups of a tree, by the conditions each holds. The program leaves out groups that
 * change nothing, so a part is found by its first and its last condition and not by its path.
 */
export function countsBySpan(tree: CountedPart): Map<string, Counts> {
  const found = new Map<string, Counts>();
  const visit = (part: CountedPart, from: number): number => {
    const to = from + conditionsOf(part).length;
    const key = spanKey(from, to);
    // The outermost of several with the same conditions stands in the group around it.
    if (!found.has(key)) found.set(key, { users: part.users, left: part.left });
    part.parts.reduce((at, inner) => visit(inner, at), from);
    return to;
  };
  visit(tree, 0);
  return found;
}

/** The name of the conditions from one up to another. */
export function spanKey(from: number, to: number): string {
  return `${from} ${to}`;
}

/** From which condition to which each part of a group goes, counting those that are whole, from a first on. */
export function spansOf(
  parts: readonly Part[],
  from: number,
  whole: (condition: form.Condition) => boolean,
): [from: number, to: number][] {
  const spans: [number, number][] = [];
  for (const part of parts) {
    const start = spans.at(-1)?.[1] ?? from;
    spans.push([start, start + conditionsOf(part).filter(whole).length]);
  }
  return spans;
}
