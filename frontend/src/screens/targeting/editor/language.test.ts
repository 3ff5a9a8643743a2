import { ensureSyntaxTree, matchBrackets } from "@codemirror/language";
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
    "rule-bracket (",
    "rule-attribute user.city",
    "rule-operator -eq",
    'rule-text "Le',
    'rule-text eds"',
    "rule-bracket )",
    "rule-word and",
    "rule-attribute user.mail",
    "rule-operator -ne",
    "rule-word null",
  ]);
});

it("pairs brackets, but not those within a text", () => {
  const doc = '(user.a -eq "b)") -and\n[';
  const state = EditorState.create({ doc, extensions: ruleLanguage });
  ensureSyntaxTree(state, doc.length);
  expect(matchBrackets(state, 0, 1)).toMatchObject({ matched: true, end: { from: 16, to: 17 } });
});
