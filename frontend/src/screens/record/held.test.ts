import { describe, expect, it } from "vitest";
import { answerOf } from "./held";

describe("a head that was held against the record", () => {
  it.each([
    ["matches", true, "done", "whole"],
    ["matches", false, "stop", "broken"],
    ["matches", undefined, "info", "matches"],
    ["cut", true, "stop", "cut"],
    ["rewritten", true, "stop", "rewritten"],
    ["rewritten", undefined, "stop", "rewritten"],
  ])("%s, the chain whole: %s, is %s", (held, whole, state, key) =>
    expect(answerOf(held, whole)).toEqual([state, key]),
  );
});
