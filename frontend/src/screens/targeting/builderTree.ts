import type { rule, service } from "../../wailsjs/go/models";

/** A part of a rule in the builder: a condition, or parts joined by "and" or "or". */
export interface Part {
  join: string;
  not: boolean;
  parts: readonly Part[];
  condition?: rule.Condition;
}

/** Where a part lies: its positions from the root down. */
export type Path = readonly number[];

/** A condition that nobody has filled in yet. */
export const blank: Part = {
  join: "",
  not: false,
  parts: [],
  condition: { property: "", operator: "eq", values: [] },
};

/** The part that the program sent, without its counts. */
export function partOf(view: service.BuilderView): Part {
  const { join, not, condition } = view;
  const part = { join, not, parts: view.parts.map(partOf) };
  return condition ? { ...part, condition } : part;
}

/** The part as the program takes it. */
export function treeOf(part: Part): rule.Tree {
  const { join, not, condition } = part;
  const tree = { join, not, parts: part.parts.map(treeOf) };
  return (condition ? { ...tree, condition } : tree) as rule.Tree;
}

/** The part at a place; undefined when there is none. */
export function at<T extends { parts: readonly T[] }>(root: T, path: Path): T | undefined {
  return path.reduce<T | undefined>((part, index) => part?.parts[index], root);
}

/** The tree with another part, or none, at a place. */
export function replaced(root: Part, path: Path, part: Part | undefined): Part | undefined {
  const [index, ...rest] = path;
  if (index === undefined) return part;
  const child = root.parts[index];
  if (!child) return root;
  const changed = replaced(child, rest, part);
  const parts = changed
    ? root.parts.map((each, i) => (i === index ? changed : each))
    : root.parts.filter((_, i) => i !== index);
  return collapsed({ ...root, parts });
}

/** A group of one is that one; a group of none is nothing. */
function collapsed(group: Part): Part | undefined {
  const [only, another] = group.parts;
  if (!only) return undefined;
  if (another) return group;
  if (!group.not) return only;
  return only.not ? { ...only, not: false } : { ...only, not: true };
}

/** The tree with a part behind the last of the group at a place. A condition that stands alone becomes a group first. */
export function added(root: Part | undefined, path: Path, part: Part): Part {
  if (!root) return part;
  const group = at(root, path) ?? root;
  const wider: Part =
    group.condition || group.not
      ? { join: "and", not: false, parts: [group, part] }
      : { ...group, parts: [...group.parts, part] };
  return replaced(root, path, wider) ?? part;
}

/** The tree with a part and the one behind it in a group of their own, which is joined the other way. */
export function grouped(root: Part, path: Path): Part {
  const index = path.at(-1);
  const above = at(root, path.slice(0, -1));
  const next = index === undefined ? undefined : above?.parts[index + 1];
  const first = index === undefined ? undefined : above?.parts[index];
  if (index === undefined || !above || !first || !next) return root;
  const group: Part = { join: other(above.join), not: false, parts: [first, next] };
  const parts = above.parts.toSpliced(index, 2, group);
  const wider = parts.length === 1 ? group : { ...above, parts };
  return replaced(root, path.slice(0, -1), wider) ?? root;
}

/** The tree with the parts of a group in the group above it. */
export function ungrouped(root: Part, path: Path): Part {
  const index = path.at(-1);
  const group = at(root, path);
  const above = at(root, path.slice(0, -1));
  if (index === undefined || !group || !above) return root;
  const parts = above.parts.toSpliced(index, 1, ...group.parts);
  return replaced(root, path.slice(0, -1), { ...above, parts }) ?? root;
}

/** The other of the two connectors. */
export function other(join: string): string {
  return join === "and" ? "or" : "and";
}

/** The tree without the parts that are not whole; undefined when nothing is left. */
export function pruned(
  root: Part,
  whole: (condition: rule.Condition) => boolean,
): Part | undefined {
  if (root.condition) return whole(root.condition) ? root : undefined;
  const parts = root.parts.flatMap((part) => pruned(part, whole) ?? []);
  return collapsed({ ...root, parts });
}

/** Whether every condition of the tree is whole. */
export function allWhole(root: Part, whole: (condition: rule.Condition) => boolean): boolean {
  return root.condition ? whole(root.condition) : root.parts.every((part) => allWhole(part, whole));
}
