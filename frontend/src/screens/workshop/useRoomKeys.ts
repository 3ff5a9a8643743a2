import { useEffect } from "react";

/** What the keys of the room do. */
export interface RoomKeys {
  onPick: (at: number) => void;
  onNext: () => void;
  onBack: (() => void) | undefined;
}

/** What a key asks for in the room; `typing` leaves letters and digits to the field, `pressing` Enter to the button. */
export function roomKey(
  event: Pick<KeyboardEvent, "key" | "altKey" | "ctrlKey" | "metaKey" | "shiftKey">,
  at: { typing: boolean; pressing: boolean },
): { do: "pick"; at: number } | { do: "next" | "back" } | undefined {
  if (event.altKey && !event.ctrlKey && !event.metaKey && event.key === "ArrowLeft") {
    return { do: "back" };
  }
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || at.typing) {
    return undefined;
  }
  if (/^[1-9]$/.test(event.key)) return { do: "pick", at: Number(event.key) - 1 };
  if (event.key === "Enter" && !at.pressing) return { do: "next" };
  return undefined;
}

/** How long after a number that was typed digits still belong to it, in milliseconds. */
const settling = 700;
let typedAt = -Infinity;

/** Notes that a number was typed and left by a key: the next question has not been read yet. */
export function noteTyped(now = performance.now()): void {
  typedAt = now;
}

/** Whether a digit that comes now was meant for the number before; one that was keeps the next ones from picking as well. */
export function meantForNumber(now = performance.now()): boolean {
  if (now - typedAt > settling) return false;
  typedAt = now;
  return true;
}

/** Listens while a question is asked, wherever the focus is in the work. Other regions keep their keys. */
export function useRoomKeys(keys: RoomKeys): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const target = event.target instanceof HTMLElement ? event.target : undefined;
      const region = target?.closest<HTMLElement>("[data-region]")?.dataset.region;
      if (event.defaultPrevented || (region !== undefined && region !== "list")) return;
      const asked = roomKey(event, {
        typing: target?.matches("textarea, input:not([type=radio], [type=checkbox])") ?? false,
        pressing: target?.closest("button, a[href]") != null,
      });
      if (!asked) return;
      // Alt+Left would also leave the page.
      event.preventDefault();
      if (asked.do === "pick") {
        // A number that is typed on never answers the next question.
        if (!meantForNumber()) keys.onPick(asked.at);
      } else if (asked.do === "next") keys.onNext();
      else keys.onBack?.();
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [keys]);
}
