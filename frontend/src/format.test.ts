import { describe, expect, it } from "vitest";
import { ago, count, duration } from "./format";

const now = new Date("2026-11-24T10:31:00Z");

describe("ago", () => {
  it.each([
    ["2026-11-24T10:30:40Z", "now"],
    ["2026-11-24T10:17:00Z", "14 min. ago"],
    ["2026-11-24T08:31:00Z", "2 hr. ago"],
    ["2026-11-21T10:00:00Z", "3 days ago"],
    ["2026-11-24T10:32:00Z", "now"],
  ])("%s is %s", (at, words) => {
    expect(ago(at, now)).toBe(words);
  });
});

describe("duration", () => {
  it.each([
    [2280, "38 min"],
    [14_400, "4 hr"],
    [9, "9 sec"],
    [0, "0 sec"],
  ])("%d seconds", (seconds, words) => {
    expect(duration(seconds)).toBe(words);
  });
});

it("groups the thousands of a count", () => {
  expect(count(1842)).toBe("1,842");
});
