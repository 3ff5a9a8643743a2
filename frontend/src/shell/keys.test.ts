import { describe, expect, it } from "vitest";
import { shortcut, type Pressed, type Shortcut } from "./keys";

function press(key: string, held: Partial<Pressed> = {}): Pressed {
  return { key, ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, ...held };
}
const ctrl = { ctrlKey: true };

describe("shortcut", () => {
  it.each<[string, Pressed, Shortcut | undefined]>([
    ["F6", press("F6"), { do: "cycle", back: false }],
    ["Shift+F6", press("F6", { shiftKey: true }), { do: "cycle", back: true }],
    ["Ctrl+1", press("1", ctrl), { do: "step", id: "start" }],
    ["Ctrl+9", press("9", ctrl), { do: "step", id: "runs" }],
    ["Ctrl+0 is nothing", press("0", ctrl), undefined],
    ["Ctrl+K", press("k", ctrl), { do: "search" }],
    ["Ctrl+Z", press("z", ctrl), { do: "undo" }],
    ["Ctrl+Shift+Z", press("Z", { ...ctrl, shiftKey: true }), { do: "redo" }],
    ["Ctrl+Y", press("y", ctrl), { do: "redo" }],
    ["Ctrl+I", press("i", ctrl), { do: "why" }],
    ["Ctrl+S", press("s", ctrl), { do: "save" }],
    ["a bare letter", press("k"), undefined],
    ["AltGr+Z types a character", press("z", { ...ctrl, altKey: true }), undefined],
  ])("%s", (_, pressed, wanted) => {
    expect(shortcut(pressed, { mac: false, inField: false })).toEqual(wanted);
  });

  it("leaves undo to the field that is being typed in", () => {
    expect(shortcut(press("z", ctrl), { mac: false, inField: true })).toBeUndefined();
    expect(shortcut(press("y", ctrl), { mac: false, inField: true })).toBeUndefined();
    expect(shortcut(press("k", ctrl), { mac: false, inField: true })).toEqual({ do: "search" });
  });

  it("takes Cmd and not Ctrl on a Mac", () => {
    const mac = { mac: true, inField: false };
    expect(shortcut(press("k", { metaKey: true }), mac)).toEqual({ do: "search" });
    expect(shortcut(press("k", ctrl), mac)).toBeUndefined();
  });
});
