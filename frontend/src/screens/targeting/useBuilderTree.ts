import { useState } from "react";
import { call } from "../../api";
import type { form } from "../../wailsjs/go/models";
import * as Targeting from "../../wailsjs/go/service/Targeting";
import { laidOut } from "./ruleText";
import { asTree, conditionsOf, emptyTree, line, writable, type Part } from "./tree";
import { useAsk } from "./useAsk";

/** What was built last: from which text, and which text it came to once that is known. */
export interface Built {
  tree: Part;
  from: string;
  to?: string;
}

type Whole = (condition: form.Condition) => boolean;

/**
 * What the builder shows over a text: what was built as long as the text is still the one it came to, so that a form
 * keeps its groups and half-filled conditions where they are; else the tree of the text, with the half-filled ones at
 * its end. Nothing that was begun is lost because somebody typed.
 */
export function treeOver(
  text: string,
  ofText: Part | undefined,
  built: Built | undefined,
  whole: Whole,
): Part | undefined {
  if (built && text === (built.to ?? built.from)) return built.tree;
  const tree = text.trim() === "" ? emptyTree : ofText;
  if (!tree || !built) return tree;
  const waiting = conditionsOf(built.tree).filter((condition) => !whole(condition));
  return waiting.length === 0 ? tree : { ...tree, parts: [...tree.parts, ...waiting.map(line)] };
}

/** Whether two trees come to the same rule. */
function same(a: Part | undefined, b: Part | undefined): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** The tree of the builder over the text of a rule; each change of it is written as text. */
export function useBuilderTree(props: {
  text: string;
  ofText: Part | undefined;
  whole: Whole;
  onText: (text: string) => void;
}) {
  const { text, whole, onText } = props;
  const [built, setBuilt] = useState<Built>();
  const write = useAsk(
    async ({ part }: { part: Part; from: string }) =>
      laidOut(await call(() => Targeting.Write(asTree(part)))),
    (to, { part, from }) => {
      // What was begun since waits on.
      setBuilt((last) => ({ tree: last?.tree ?? part, from, to }));
      onText(to);
    },
  );
  const tree = treeOver(text, props.ofText, built, whole);
  const change = (next: Part) => {
    const part = writable(next, whole);
    if (part === undefined && conditionsOf(next).length === 0) {
      write.reset();
      setBuilt({ tree: next, from: text, to: "" });
      onText("");
    } else if (part === undefined || (tree && same(part, writable(tree, whole)))) {
      // Half a condition is no rule: it waits, and the text stays as it is.
      setBuilt({ ...(built && text === built.to ? built : { from: text }), tree: next });
    } else {
      setBuilt({ tree: next, from: text });
      write.ask({ part, from: text });
    }
  };
  return { tree, change, error: write.error };
}
