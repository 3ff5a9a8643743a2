import { isolateHistory } from "@codemirror/commands";
import { nextDiagnostic, previousDiagnostic } from "@codemirror/lint";
import type { EditorState, Extension } from "@codemirror/state";
import {
  closeHoverTooltips,
  EditorView,
  hasHoverTooltips,
  keymap,
  type Command,
} from "@codemirror/view";
import { asCommand } from "../ruleText";
import { marksIn, type Mark, type Placed } from "./marks";
import type { EditorWords } from "./words";

const weight: Record<string, number> = { error: 0, warning: 1, info: 2 };

/** The problems at the caret that have a fix, the gravest first. */
export function fixesAt(state: EditorState): Placed[] {
  const { head } = state.selection.main;
  return marksIn(state)
    .filter(({ mark, from, to }) => mark.problem.fix && from <= head && head <= to)
    .sort(
      (a, b) => (weight[a.mark.problem.severity] ?? 3) - (weight[b.mark.problem.severity] ?? 3),
    );
}

/** Carries the fix of a mark out as one step to undo. What was typed over since is left alone. */
export function applyFix(view: EditorView, mark: Mark, words: EditorWords): boolean {
  const { fix } = mark.problem;
  const placed = marksIn(view.state).find((found) => found.mark === mark);
  if (!fix || !placed || view.state.sliceDoc(placed.from, placed.to) !== mark.was) return false;
  view.dispatch({
    changes: { from: placed.from, to: placed.to, insert: fix.text },
    selection: { anchor: placed.from + fix.text.length },
    scrollIntoView: true,
    userEvent: "input.fix",
    annotations: isolateHistory.of("full"),
    effects: EditorView.announce.of(words.fixed(fix.says)),
  });
  return true;
}

/** Draws what a problem says, with its fix to press. */
export function tip(view: EditorView, mark: Mark, words: EditorWords): Node {
  const { message, fix } = mark.problem;
  const box = document.createElement("div");
  box.append(message);
  if (!fix) return box;
  const line = document.createElement("div");
  line.className = "cm-fix";
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = asCommand(fix.says);
  button.onclick = () => {
    applyFix(view, mark, words);
    view.focus();
  };
  const key = document.createElement("kbd");
  key.textContent = words.fixKey;
  line.append(button, key);
  box.append(line);
  return box;
}

/** Goes to another problem and reads it aloud. */
function goTo(step: Command, words: EditorWords): Command {
  return (view) => {
    if (!step(view)) return false;
    const { from, to } = view.state.selection.main;
    const here = marksIn(view.state).filter((placed) => placed.from <= from && to <= placed.to);
    const said = here.map(({ mark: { problem } }) =>
      words.problem(problem.severity, problem.message, problem.fix?.says ?? ""),
    );
    view.dispatch({ effects: EditorView.announce.of(said.join(" ")) });
    return true;
  };
}

/** The keys of problems: F8 goes on, Shift+F8 back, Ctrl+. mends what is at the caret, Escape closes what is said. */
export function fixKeys(words: EditorWords, choose: Command): Extension {
  const mend: Command = (view) => {
    const [first, ...more] = fixesAt(view.state);
    if (first && more.length > 0) return choose(view);
    if (!first || !applyFix(view, first.mark, words)) {
      view.dispatch({ effects: EditorView.announce.of(words.noFix) });
    }
    return true;
  };
  const hush: Command = (view) => {
    if (!hasHoverTooltips(view.state)) return false;
    view.dispatch({ effects: closeHoverTooltips });
    return true;
  };
  return keymap.of([
    {
      key: "F8",
      run: goTo(nextDiagnostic, words),
      shift: goTo(previousDiagnostic, words),
      preventDefault: true,
    },
    { key: "Mod-.", run: mend, preventDefault: true },
    { key: "Escape", run: hush },
  ]);
}
