import { history, redo, standardKeymap, undo } from "@codemirror/commands";
import { bracketMatching } from "@codemirror/language";
import { Compartment, EditorState, type Extension } from "@codemirror/state";
import { EditorView, keymap, lineNumbers, placeholder } from "@codemirror/view";
import { completion, type Complete } from "./completion";
import { fixKeys, tip } from "./fixes";
import { follow, type Found } from "./follow";
import { language } from "./language";
import { marking, marksOf } from "./marks";
import { theme } from "./theme";
import type { EditorWords } from "./words";

/** What an editor shows at a moment. */
export interface Shown {
  text: string;
  found: Found | undefined;
  label: string;
  /** Id of what describes the state of the rule. */
  describedBy: string;
  invalid: boolean;
}

/** An editor of a rule in the page. */
export interface Editor {
  view: EditorView;
  /** Shows what the screen shows now. */
  show(now: Shown): void;
}

// Undo and redo are the editor's own while it has the focus. Tab is not bound: it goes on to the next control.
const keys = keymap.of([
  { key: "Mod-z", run: undo, preventDefault: true },
  { key: "Mod-y", mac: "Mod-Shift-z", run: redo, preventDefault: true },
  { linux: "Ctrl-Shift-z", run: redo, preventDefault: true },
  ...standardKeymap,
]);

function attributes(now: Shown): Extension {
  return EditorView.contentAttributes.of({
    "aria-label": now.label,
    "aria-describedby": now.describedBy,
    "aria-invalid": String(now.invalid),
  });
}

/** Makes an editor in a place of the page. */
export function makeEditor(
  parent: HTMLElement,
  now: Shown,
  words: EditorWords,
  ask: { complete: Complete; onText: (text: string) => void },
): Editor {
  const named = new Compartment();
  const { extension: options, chooseFix } = completion(ask.complete, words);
  const follower = follow(ask.onText, (found) =>
    marksOf(found.text, found.problems, (at, mark) => tip(at, mark, words)),
  );
  const view = new EditorView({
    parent,
    state: EditorState.create({
      doc: now.text,
      extensions: [
        options,
        fixKeys(words, chooseFix),
        keys,
        history(),
        lineNumbers(),
        EditorView.lineWrapping,
        language,
        bracketMatching(),
        marking,
        placeholder(words.placeholder),
        EditorState.phrases.of({ Completions: words.options }),
        named.of(attributes(now)),
        theme,
        follower.extension,
      ],
    }),
  });
  let shown = now;
  follower.take(view, now.text, now.found);
  return {
    view,
    show(next) {
      follower.take(view, next.text, next.found);
      if (next.label !== shown.label || next.invalid !== shown.invalid) {
        view.dispatch({ effects: named.reconfigure(attributes(next)) });
      }
      shown = next;
    },
  };
}
