import { describe, expect, it } from "vitest";
import { reasonOf } from "./reason";

describe("the reason beside a field", () => {
  it.each([
    ["is the detail", "Not a number", "“0x” holds a letter", "0x", "“0x” holds a letter"],
    [
      "is the summary where there is no detail",
      "There is no number",
      "",
      " ",
      "There is no number",
    ],
    [
      "has the summary before a detail that only repeats what was typed",
      "This number does not say which country it belongs to",
      "0161 496 0059",
      "0161 496 0059 ",
      "This number does not say which country it belongs to: 0161 496 0059",
    ],
  ])("%s", (_, summary, detail, typed, says) => {
    expect(reasonOf({ summary, detail }, typed)).toBe(says);
  });
});
