import { forEachDiagnostic, linter, setDiagnostics, type Diagnostic } from "@codemirror/lint";
import type { EditorState, Extension, TransactionSpec } from "@codemirror/state";
import type { EditorView } from "@codemirror/view";
import type { rule } from "../../../wailsjs/go/models";
import { spanOf } from "../ruleText";

/** A problem as the editor marks it; `was` is what stood at its place when it was found. */
export interface Mark extends Diagnostic {
  problem: rule.Problem;
  was: string;
}

/** A mark with the place that it has by now. */
export interface Placed {
  mark: Mark;
  from: number;
  to: number;
}

/** The marks of the problems that were found in a text; `tip` draws what one of them says. */
export function marksOf(
  text: string,
  problems: readonly rule.Problem[],
  tip: (view: EditorView, mark: Mark) => Node,
): Mark[] {
  return problems.map((problem) => {
    const { from, to } = spanOf(text, problem);
    const mark: Mark = {
      from,
      to,
      severity: problem.severity as Mark["severity"],
      message: problem.message,
      renderMessage: (view) => tip(view, mark),
      problem,
      was: text.slice(from, to),
    };
    return mark;
  });
}

/** Puts marks into the editor in place of those it has. */
export function setMarks(state: EditorState, marks: readonly Mark[]): TransactionSpec {
  return setDiagnostics(state, marks);
}

/** The marks of the editor, each at the place it has by now. */
export function marksIn(state: EditorState): Placed[] {
  const list: Placed[] = [];
  forEachDiagnostic(state, (diagnostic, from, to) => {
    list.push({ mark: diagnostic as Mark, from, to });
  });
  return list;
}

/** Whether a mark points at anything: a line under the whole rule for a hint about all of it would say nothing. */
function points(mark: Diagnostic, length: number): boolean {
  return mark.severity !== "info" || mark.from > 0 || mark.to < length;
}

/** Lines under the problems, and what they say where the pointer rests on them. */
export const marking: Extension = linter(null, {
  markerFilter: (marks, state) => marks.filter((mark) => points(mark, state.doc.length)),
});
