import { form } from "../../wailsjs/go/models";
import { shownAs } from "./conditions";

/** A rule, or a part of one, as the builder shows it: a condition, or parts that are joined. */
export interface Part {
  join: string;
  not: boolean;
  parts: Part[];
  condition?: form.Condition;
}

/** Where a part stands: positions from the root down to it, empty for the whole. */
export type Path = readonly number[];

/** How the parts of a group come to an outcome: its join and its not as one choice. */
export type Together = "all" | "any" | "notAll" | "none";

/** A builder without any condition. */
export const emptyTree: Part = { join: "and", not: false, parts: [] };

/** A condition as a part. */
export function line(condition: form.Condition): Part {
  return { join: "", not: false, parts: [], condition };
}

/**
 * A rule as the builder shows it. The whole is a group, also when it is one condition; and a condition that must not
 * hold is a group of one, because "not" belongs to groups here.
 */
export function opened(tree: Part): Part {
  const whole = shownPart(tree);
  return whole.condition ? { ...emptyTree, parts: [whole] } : whole;
}

function shownPart(tree: Part): Part {
  const { condition, join, not, parts } = tree;
  if (!condition) return { join, not, parts: parts.map(shownPart) };
  const shown = line(shownAs(condition));
  return not ? { join: "or", not: true, parts: [shown] } : shown;
}

/** The part at a path; undefined where there is none. */
export function partAt(tree: Part, path: Path): Part | undefined {
  return path.reduce<Part | undefined>((part, index) => part?.parts[index], tree);
}

/** The tree with the parts of one group changed. */
function withParts(tree: Part, path: Path, change: (parts: Part[]) => Part[]): Part {
  return changed(tree, path, (group) => ({ ...group, parts: change(group.parts) }));
}

/** The tree with the part at a path changed; a path that leads nowhere changes nothing. */
export function changed(tree: Part, path: Path, change: (part: Part) => Part): Part {
  const [index, ...rest] = path;
  if (index === undefined) return change(tree);
  const inner = tree.parts[index];
  if (!inner) return tree;
  return { ...tree, parts: tree.parts.with(index, changed(inner, rest, change)) };
}

/** The tree with a condition at the end of a group. */
export function added(tree: Part, group: Path, condition: form.Condition): Part {
  return withParts(tree, group, (parts) => [...parts, line(condition)]);
}

/** The tree without a part, and without the groups that this leaves empty. */
export function removed(tree: Part, path: Path): Part {
  const index = path.at(-1);
  if (index === undefined) return emptyTree;
  const group = path.slice(0, -1);
  const rest = withParts(tree, group, (parts) => parts.toSpliced(index, 1));
  return group.length > 0 && partAt(rest, group)?.parts.length === 0 ? removed(rest, group) : rest;
}

/**
 * The tree with some parts of a group in a group of their own, where the first of them stood. It is joined as the
 * group around it is, so that nothing changes until somebody says how it shall be.
 */
export function grouped(tree: Part, group: Path, indexes: readonly number[]): Part {
  const [first] = indexes.toSorted((a, b) => a - b);
  if (first === undefined) return tree;
  return changed(tree, group, (around) => {
    const inner = around.parts.filter((_, index) => indexes.includes(index));
    return {
      ...around,
      parts: around.parts.flatMap((part, index) => {
        if (index === first) return [{ join: around.join, not: false, parts: inner }];
        return indexes.includes(index) ? [] : [part];
      }),
    };
  });
}

/** The tree with the parts of a group put in its place, joined as the group around it is. */
export function ungrouped(tree: Part, path: Path): Part {
  const index = path.at(-1);
  const group = partAt(tree, path);
  if (index === undefined || !group) return tree;
  return withParts(tree, path.slice(0, -1), (parts) => parts.toSpliced(index, 1, ...group.parts));
}

/** How the parts of a group come to an outcome. */
export function togetherOf(group: Part): Together {
  if (group.join === "or") return group.not ? "none" : "any";
  return group.not ? "notAll" : "all";
}

/** The tree with a group joined otherwise. */
export function joined(tree: Part, path: Path, together: Together): Part {
  const join = together === "any" || together === "none" ? "or" : "and";
  const not = together === "none" || together === "notAll";
  return changed(tree, path, (group) => ({ ...group, join, not }));
}

/** The conditions of a tree from the first to the last. */
export function conditionsOf(tree: Part): form.Condition[] {
  return tree.condition ? [tree.condition] : tree.parts.flatMap(conditionsOf);
}

/** The part of a tree that can become a rule: without what is not whole, and without groups that hold nothing else. */
export function writable(
  tree: Part,
  whole: (condition: form.Condition) => boolean,
): Part | undefined {
  if (tree.condition) return whole(tree.condition) ? tree : undefined;
  const parts = tree.parts.flatMap((part) => writable(part, whole) ?? []);
  return parts.length === 0 ? undefined : { ...tree, parts };
}

/** A tree as it travels to the program. */
export function asTree(tree: Part): form.Tree {
  return form.Tree.createFrom(tree);
}
