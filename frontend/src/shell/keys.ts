import { stepIds, type StepId } from "./model";

/** What a shortcut asks for. */
export type Shortcut =
  | { do: "step"; id: StepId }
  | { do: "cycle"; back: boolean }
  | { do: "search" | "undo" | "redo" | "why" | "save" };

/** The part of a keyboard event that a shortcut depends on. */
export type Pressed = Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "shiftKey" | "altKey">;

/** Reads a shortcut of the shell. `mac` takes Cmd for Ctrl; `inField` leaves undo and redo to the text that is typed. */
export function shortcut(
  pressed: Pressed,
  at: { mac: boolean; inField: boolean },
): Shortcut | undefined {
  if (pressed.key === "F6") return { do: "cycle", back: pressed.shiftKey };
  const command = at.mac ? pressed.metaKey : pressed.ctrlKey;
  if (!command || pressed.altKey) return undefined;
  const key = pressed.key.toLowerCase();
  if (/^[1-9]$/.test(key)) {
    const id = stepIds[Number(key) - 1];
    return id && { do: "step", id };
  }
  switch (key) {
    case "k":
      return { do: "search" };
    case "i":
      return { do: "why" };
    case "s":
      return { do: "save" };
    case "z":
      return at.inField ? undefined : { do: pressed.shiftKey ? "redo" : "undo" };
    case "y":
      return at.inField ? undefined : { do: "redo" };
    default:
      return undefined;
  }
}
