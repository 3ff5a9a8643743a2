import { describe, expect, it } from "vitest";
import { rebase } from "./rebase";

describe("an edit of what was seen, made in what is there now", () => {
  it.each([
    [
      "keeps what another edit changed meanwhile",
      { a: 1, b: 1 },
      { a: 2, b: 1 },
      { a: 1, b: 3 },
      { a: 2, b: 3 },
    ],
    ["wins where both changed the same", { a: 1 }, { a: 2 }, { a: 3 }, { a: 2 }],
    [
      "goes into what stands in it",
      { open: { greeting: "", to: "x" } },
      { open: { greeting: "Hello", to: "x" } },
      { open: { greeting: "", to: "y" } },
      { open: { greeting: "Hello", to: "y" } },
    ],
    ["goes place by place through a list of one length", [1, 2], [1, 5], [4, 2], [4, 5]],
    ["puts what came into a list that was changed meanwhile", [1], [1, 2], [9], [9, 2]],
    ["keeps what another edit put into the same list", [1], [1, 2], [1, 3], [1, 3, 2]],
    ["puts in once what two edits put in", [1], [1, 2], [1, 2], [1, 2]],
    ["does not bring back what another edit took out", [1, 2, 3], [1, 3], [2, 3], [3]],
    ["takes out of a list what was changed meanwhile", [{ a: 1 }, 2], [2], [{ a: 5 }, 2], [2]],
    ["takes out one of two that are alike", ["", ""], [""], ["", "", 3], ["", 3]],
    ["changes one of a list that became longer", [1, 2], [1, 5], [1, 2, 3], [1, 5, 3]],
    ["takes out what was taken out", { a: 1, b: 1 }, { b: 1 }, { a: 1, b: 2 }, { b: 2 }],
    ["changes nothing where nothing was changed", { a: [1] }, { a: [1] }, { a: [2] }, { a: [2] }],
  ])("%s", (_, seen, wanted, now, then) => {
    expect(rebase(seen, wanted, now)).toEqual(then);
  });
});
