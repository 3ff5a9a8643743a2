import { useEffect } from "react";
import { keepFocus } from "./keepFocus";
import { shortcut, type Shortcut } from "./keys";
import { cycleRegion, rememberFocus } from "./regions";

const mac = navigator.platform.startsWith("Mac");

function inField(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      target.matches("textarea, input:not([type=checkbox], [type=radio])"))
  );
}

/** Presses the "Why?" nearest to the focus, going outwards from it; the first of the page if none is nearer. */
export function pressWhy(): boolean {
  for (let at: Element | null = document.activeElement; at; at = at.parentElement) {
    const why = at.querySelector<HTMLElement>("[data-why]");
    if (why) {
      why.click();
      return true;
    }
  }
  return false;
}

/** Listens to the shortcuts of the shell. What the page itself can answer is done here; the rest goes to `onShortcut`. */
export function useShortcuts(onShortcut: (shortcut: Shortcut) => void): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const asked = shortcut(event, { mac, inField: inField(event.target) });
      if (!asked || event.defaultPrevented) return;
      event.preventDefault();
      if (asked.do === "cycle") cycleRegion(asked.back);
      else if (asked.do === "why") pressWhy();
      else if (asked.do === "save") document.querySelector<HTMLElement>("[data-save]")?.click();
      else onShortcut(asked);
    };
    document.addEventListener("keydown", onKeyDown);
    document.addEventListener("focusin", rememberFocus);
    const letGo = keepFocus();
    return () => {
      letGo();
      document.removeEventListener("keydown", onKeyDown);
      document.removeEventListener("focusin", rememberFocus);
    };
  }, [onShortcut]);
}
