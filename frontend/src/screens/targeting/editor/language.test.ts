import { ensureSyntaxTree } from "@codemirror/language";
import { EditorState } from "@codemirror/state";
import { expect, it } from "vitest";
import { ruleLanguage } from "./language";

it("hands the tokens on, across lines and open texts", () => {
  const doc = '(user.city -eq "Le\neds") and\nuser.mail -ne null';
  const state = EditorState.create({ doc, extensions: ruleLanguage });
  const found: string[] = [];
  ensureSyntaxTree(state, doc.length)?.iterate({
    enter: ({ name, from, to, node }) => {
      if (node.parent) found.push(`${name} ${state.sliceDoc(from, to)}`);
    },
  });
  expect(found).toEqual([
    "rule-open (",
    "rule-attribute user.city",
    "rule-operator -eq",
    'rule-text "Le',
    'rule-text eds"',
    "rule-close )",
    "rule-word and",
    "rule-attribute user.mail",
    "rule-operator -ne",
    "rule-word null",
  ]);
});
