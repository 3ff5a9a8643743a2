import { describe, expect, it } from "vitest";
import { bridgeOf, type Ledge } from "./bridge";

/** A ledge in memory, with what stands on it. */
function ledge(): Ledge & { all: Map<string, string> } {
  const all = new Map<string, string>();
  return {
    all,
    getItem: (key) => all.get(key) ?? null,
    setItem: (key, value) => void all.set(key, value),
    removeItem: (key) => void all.delete(key),
    key: (at) => [...all.keys()][at] ?? null,
    get length() {
      return all.size;
    },
  };
}

describe("a bridge", () => {
  it("gives the next page the last that was typed at each place, until it is kept", () => {
    const browser = ledge();
    const first = bridgeOf("/a", browser);
    first.note("answer/hr", "We r");
    first.note("answer/hr", "We ring");
    first.note("persona/1/owner", "Jo");
    const next = bridgeOf("/a", browser);
    expect(next.waiting()).toEqual([
      ["answer/hr", "We ring"],
      ["persona/1/owner", "Jo"],
    ]);
    next.done("answer/hr");
    expect(first.waiting()).toEqual([["persona/1/owner", "Jo"]]);
  });
  it("tells that a draft was thrown away from one that never was", () => {
    const bridge = bridgeOf("/a", ledge());
    bridge.note("answer/hr", "");
    expect(bridge.waiting()).toEqual([["answer/hr", ""]]);
  });
  it("gives a workbook nothing of another, though one path begins with the other", () => {
    const browser = ledge();
    bridgeOf("/a", browser).note("x", "of a");
    bridgeOf("/a:b", browser).note("x", "of b");
    browser.setItem("look", "dark");
    expect(bridgeOf("/a", browser).waiting()).toEqual([["x", "of a"]]);
    expect(bridgeOf("/a:b", browser).waiting()).toEqual([["x", "of b"]]);
    bridgeOf("/a", browser).done("x");
    expect(bridgeOf("/a:b", browser).waiting()).toEqual([["x", "of b"]]);
  });
  it("lets typing go on in a browser without room", () => {
    const full = {
      ...ledge(),
      setItem: () => {
        throw new DOMException("full", "QuotaExceededError");
      },
    };
    expect(() => bridgeOf("/a", full).note("x", "1")).not.toThrow();
  });
});
