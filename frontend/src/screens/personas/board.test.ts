import { describe, expect, it } from "vitest";
import { cardMove, differenceWords, ownName, saidOnce } from "./board";

describe("differenceWords", () => {
  it("drop the word policy and run on in lower case", () => {
    expect(differenceWords(["Caller ID policy", "Call hold policy", "AI policy"])).toEqual([
      "Caller ID",
      "call hold",
      "AI",
    ]);
  });
});

describe("saidOnce", () => {
  it("says the same words once, with how often, and keeps the order", () => {
    const open = { summary: "Something is open", severity: "warning" };
    const none = { summary: "No rule", severity: "warning" };
    expect(saidOnce([open, none, open, { ...open, severity: "error" }])).toEqual([
      { ...open, times: 2 },
      { ...none, times: 1 },
      { ...open, severity: "error", times: 1 },
    ]);
  });
});

describe("ownName", () => {
  it("leaves out the usual start", () => {
    expect(ownName("Prov_Teams_Phone_Manchester_HR", [])).toBe("Manchester_HR");
  });
  it("leaves out what all of a column share", () => {
    expect(ownName("Prov_UK_Office", ["Prov_UK_Office", "Prov_UK_Frontline"])).toBe("Office");
  });
});

describe("cardMove", () => {
  const columns = [["a"], [], ["b", "c", "d"]];
  it.each([
    ["c", "ArrowUp", "b"],
    ["d", "ArrowDown", "d"],
    ["d", "Home", "b"],
    ["b", "End", "d"],
    ["d", "ArrowLeft", "a"],
    ["a", "ArrowRight", "b"],
    ["a", "ArrowLeft", "a"],
    ["a", "x", undefined],
    ["gone", "Home", undefined],
  ])("from %s, %s leads to %s", (from, key, to) => {
    expect(cardMove(columns, from, key)).toBe(to);
  });
});
