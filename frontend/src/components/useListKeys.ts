import { useRef, type KeyboardEvent } from "react";
import { jumpTo, moved, moveFor, type Source } from "./listModel";

/** How long a pause in typing starts a new jump. */
const typingPause = 800;

interface Keys<T> {
  source: Source<T>;
  active: number;
  page: number;
  text?: (row: T) => string;
  onMove: (index: number, extend: boolean) => void;
  onSelect: (index: number) => void;
  onEnter: (index: number) => void;
  onFold?: (index: number, open: boolean) => void;
}

/** Arrows, Home, End, typing, Space, Enter and the folding of groups for a list. Keys typed into a field are left alone. */
export function useListKeys<T>(keys: Keys<T>) {
  const typed = useRef({ text: "", at: 0 });
  return (event: KeyboardEvent) => {
    if (isField(event.target) || event.altKey || event.ctrlKey || event.metaKey) return;
    if (onControl(event.target) && (event.key === "Enter" || event.key === " ")) return;
    const move = moveFor(event.key);
    if (move) {
      event.preventDefault();
      keys.onMove(moved(keys.active, move, keys.source.count, keys.page), event.shiftKey);
    } else if (event.key === " ") {
      event.preventDefault();
      keys.onSelect(keys.active);
    } else if (event.key === "Enter") {
      event.preventDefault();
      keys.onEnter(keys.active);
    } else if (event.key === "ArrowLeft" || event.key === "ArrowRight") {
      keys.onFold?.(keys.active, event.key === "ArrowRight");
    } else if (event.key.length === 1 && keys.text) {
      const now = event.timeStamp;
      const before = now - typed.current.at < typingPause ? typed.current.text : "";
      typed.current = { text: before + event.key, at: now };
      const index = jumpTo(keys.source, keys.text, typed.current.text, keys.active);
      if (index >= 0) keys.onMove(index, false);
    }
  };
}

function isField(target: EventTarget): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || ["INPUT", "TEXTAREA", "SELECT"].includes(target.tagName))
  );
}

function onControl(target: EventTarget): boolean {
  return target instanceof HTMLElement && target.closest("button, a[href]") !== null;
}
