import { history, undo } from "@codemirror/commands";
import { EditorState } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { afterEach, expect, it } from "vitest";
import type { rule } from "../../../wailsjs/go/models";
import { applyFix, fixesAt } from "./fixes";
import { marking, marksIn, marksOf, setMarks } from "./marks";
import type { EditorWords } from "./words";

const words: EditorWords = {
  placeholder: "",
  fixKey: "",
  noFix: "",
  options: "",
  problem: () => "",
  fixed: (says) => says,
  users: () => "",
};

const problem = (severity: string, offset: number, length: number, text?: string) =>
  ({
    severity,
    code: "syntax.value",
    message: severity,
    offset,
    length,
    ...(text === undefined ? {} : { fix: { text, says: "mend it" } }),
  }) as rule.Problem;

let view: EditorView;

function edit(doc: string, problems: rule.Problem[], caret = 0) {
  view = new EditorView({
    state: EditorState.create({
      doc,
      selection: { anchor: caret },
      extensions: [history(), marking],
    }),
  });
  const marks = marksOf(doc, problems, () => document.createTextNode(""));
  view.dispatch(setMarks(view.state, marks));
  return marks;
}

afterEach(() => view.destroy());

it("replaces what the problem lies on, behind characters of two units, as one step to undo", () => {
  const [mark] = edit("😀 “a”", [problem("warning", 2, 3, '"a"')]);
  if (!mark) throw new Error("no mark");
  expect(applyFix(view, mark, words)).toBe(true);
  expect(view.state.doc.toString()).toBe('😀 "a"');
  expect(view.state.selection.main.head).toBe(6);
  undo(view);
  expect(view.state.doc.toString()).toBe("😀 “a”");
});

it("inserts at a place between two characters", () => {
  const [mark] = edit("(a) (b)", [problem("error", 3, 0, " -and")]);
  if (!mark) throw new Error("no mark");
  applyFix(view, mark, words);
  expect(view.state.doc.toString()).toBe("(a) -and (b)");
});

it("moves with what is typed before it, and leaves alone what was typed over", () => {
  const [mark] = edit("a – b", [problem("warning", 2, 1, "-")]);
  if (!mark) throw new Error("no mark");
  view.dispatch({ changes: { from: 0, insert: "xx" } });
  expect(marksIn(view.state)).toMatchObject([{ from: 4, to: 5 }]);
  view.dispatch({ changes: { from: 4, to: 5, insert: "+" } });
  expect(applyFix(view, mark, words)).toBe(false);
  expect(view.state.doc.toString()).toBe("xxa + b");
});

it("finds the fixes at the caret, the gravest first", () => {
  edit(
    "abcdef",
    [
      problem("info", 1, 4, "x"),
      problem("error", 2, 1, "y"),
      problem("error", 2, 2),
      problem("error", 5, 1, "z"),
    ],
    3,
  );
  expect(fixesAt(view.state).map(({ mark }) => mark.problem.fix?.text)).toEqual(["y", "x"]);
});

it("marks no place for a hint about the whole rule", () => {
  edit("abc", [problem("info", 0, 3), problem("warning", 0, 3), problem("info", 1, 1)]);
  expect(marksIn(view.state).map(({ mark }) => mark.message)).toEqual(["info", "warning"]);
});
