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
      if (asked.do === "pick") keys.onPick(asked.at);
      else if (asked.do === "next") keys.onNext();
      else keys.onBack?.();
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [keys]);
}
