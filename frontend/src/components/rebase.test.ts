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
    ["takes a list as a whole that became longer", [1], [1, 2], [9], [1, 2]],
    ["takes out what was taken out", { a: 1, b: 1 }, { b: 1 }, { a: 1, b: 2 }, { b: 2 }],
    ["changes nothing where nothing was changed", { a: [1] }, { a: [1] }, { a: [2] }, { a: [2] }],
  ])("%s", (_, seen, wanted, now, then) => {
    expect(rebase(seen, wanted, now)).toEqual(then);
  });
});
