import { isolateHistory } from "@codemirror/commands";
import { Annotation, type Extension, type Text } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import type { rule } from "../../../wailsjs/go/models";
import { setMarks, type Mark } from "./marks";

/** Problems with the text they were found in; of another text they say nothing. */
export interface Found {
  text: string;
  problems: readonly rule.Problem[];
}

const fromOutside = Annotation.define<boolean>();

/** The smallest single change that makes one text of another, so that a caret elsewhere stays where it is. */
export function changeTo(old: string, text: string): { from: number; to: number; insert: string } {
  const most = Math.min(old.length, text.length);
  let start = 0;
  while (start < most && old[start] === text[start]) start++;
  let end = 0;
  while (end < most - start && old.at(-1 - end) === text.at(-1 - end)) end++;
  return { from: start, to: old.length - end, insert: text.slice(start, text.length - end) };
}

/**
 * Keeps an editor and the text of its screen alike. The screen hands each text back a moment after it was typed; such
 * an echo is no change, even when more was typed since.
 */
export function follow(onText: (text: string) => void, marksFor: (found: Found) => Mark[]) {
  let echoes: string[] = [];
  let taken: string | undefined;
  let marked: { found: Found; doc: Text } | undefined;

  const extension: Extension = EditorView.updateListener.of((update) => {
    if (!update.docChanged || update.transactions.some((one) => one.annotation(fromOutside)))
      return;
    const text = update.state.doc.toString();
    if (text === taken) echoes = [];
    else echoes.push(text);
    onText(text);
  });

  const takeText = (view: EditorView, given: string) => {
    const text = given.replace(/\r\n?/g, "\n");
    taken = text;
    const doc = view.state.doc.toString();
    const echo = text === doc ? echoes.length - 1 : echoes.indexOf(text);
    if (echo >= 0) echoes = echoes.slice(echo + 1);
    if (text === doc || echo >= 0) return;
    echoes = [];
    view.dispatch({
      changes: changeTo(doc, text),
      annotations: [fromOutside.of(true), isolateHistory.of("full")],
    });
  };

  const takeProblems = (view: EditorView, found: Found | undefined) => {
    const { doc } = view.state;
    if (!found || (marked?.found === found && marked.doc === doc)) return;
    if (found.text !== doc.toString()) return;
    marked = { found, doc };
    view.dispatch(setMarks(view.state, marksFor(found)));
  };

  return {
    extension,
    /** Takes what the screen shows now. */
    take(view: EditorView, text: string, found: Found | undefined) {
      takeText(view, text);
      takeProblems(view, found);
    },
  };
}
