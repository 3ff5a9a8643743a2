import { describe, expect, it } from "vitest";
import {
  ago,
  clock,
  clockSeconds,
  count,
  day,
  duration,
  fullDay,
  lately,
  moment,
  money,
} from "./format";

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

describe("what is no time is shown as it came, and said to be none", () => {
  const writers = { ago, clock, clockSeconds, day, fullDay, lately, moment };
  it.each(Object.entries(writers))("%s", (_, write) => {
    expect(write("next spring", now)).toBe("“next spring” (no time)");
    expect(write("2026-11-24T10:17:00Z", now)).not.toContain("no time");
  });

  it("between two of which one is none", () => {
    expect(duration(Number.NaN)).toBe("unknown time");
  });
});

it.each([
  ["GBP", "£1,200"],
  ["", "1,200"],
  ["pounds", "1,200 pounds"],
])("writes money in the currency %s", (currency, words) => {
  expect(money(1200, currency)).toBe(words);
});
