import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { atMost, changeState, filtered, parsePlace, placeOf } from "./runsModel";

const counts = { seen: 32, accepted: 6, sent: 2, queued: 8, failed: 1, unknown: 1, skipped: 3 };

describe("filtered", () => {
  it.each([
    ["all", 53],
    ["look", 5],
    ["underway", 16],
    ["seen", 32],
  ] as const)("%s", (filter, count) => {
    expect(filtered(counts, filter)).toBe(count);
  });

  it("counts nothing where nothing is", () => {
    expect(filtered({}, "all")).toBe(0);
  });
});

describe("parsePlace", () => {
  it.each([
    ["nothing", undefined, {}],
    ["a run", "3", { run: "3" }],
    ["a change with slashes of its own", "3/grant:A/b", { run: "3", change: "grant:A/b" }],
    ["something else", "hr/1", {}],
  ])("%s", (_, selected, place) => {
    expect(parsePlace(selected)).toEqual(place);
  });

  it("reads what placeOf writes", () => {
    expect(parsePlace(placeOf("12", "team:HR London"))).toEqual({
      run: "12",
      change: "team:HR London",
    });
  });
});

it("shows a state that it does not know as unknown", () => {
  expect(changeState("accepted")).toBe("accepted");
  expect(changeState("")).toBe("unknown");
});

describe("atMost", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it("acts at once, then once a pause, and never loses the last call", () => {
    const act = vi.fn();
    const { call } = atMost(500, act);
    call();
    call();
    call();
    expect(act).toHaveBeenCalledTimes(1);
    vi.advanceTimersByTime(500);
    expect(act).toHaveBeenCalledTimes(2);
    vi.advanceTimersByTime(500);
    expect(act).toHaveBeenCalledTimes(2);
    call();
    expect(act).toHaveBeenCalledTimes(3);
  });

  it("does nothing more after its end", () => {
    const act = vi.fn();
    const { call, end } = atMost(500, act);
    call();
    call();
    end();
    vi.advanceTimersByTime(2000);
    expect(act).toHaveBeenCalledTimes(1);
  });
});
