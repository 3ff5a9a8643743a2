import { useEffectEvent, useLayoutEffect, useRef, type RefObject } from "react";
import type { Complete } from "./completion";
import { makeEditor, type Editor, type Shown } from "./ruleEditor";
import type { EditorWords } from "./words";

/** Where the caret stood in the plain field when the editor took its place; nothing if it was elsewhere. */
export type Caret = { from: number; to: number } | null;

/** The text of a rule in CodeMirror. It comes in a part of the page of its own, fetched when a rule is first shown. */
export default function CodeField(props: {
  now: Shown;
  words: EditorWords;
  caret: RefObject<Caret>;
  complete: Complete;
  onText: (text: string) => void;
}) {
  const place = useRef<HTMLDivElement>(null);
  const editor = useRef<Editor>(null);
  const onText = useEffectEvent((text: string) => props.onText(text));
  const complete = useEffectEvent((text: string, caret: number) => props.complete(text, caret));
  const make = useEffectEvent((parent: HTMLElement) => {
    const made = makeEditor(parent, props.now, props.words, {
      complete: (text, caret) => complete(text, caret),
      onText: (text) => onText(text),
    });
    const caret = props.caret.current;
    if (caret) {
      const { length } = made.view.state.doc;
      made.view.dispatch({
        selection: { anchor: Math.min(caret.from, length), head: Math.min(caret.to, length) },
      });
      made.view.focus();
    }
    return made;
  });
  useLayoutEffect(() => {
    if (!place.current) return;
    const made = make(place.current);
    editor.current = made;
    return () => {
      editor.current = null;
      made.view.destroy();
    };
  }, []);
  useLayoutEffect(() => editor.current?.show(props.now));
  return <div ref={place} />;
}
