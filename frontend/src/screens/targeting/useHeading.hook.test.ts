import { renderHook } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import type { service } from "../../wailsjs/go/models";
import { useHeading, type Known } from "./useHeading";

const headingOf = (known: Known) => renderHook(() => useHeading(known)).result.current;
const trial = { matches: 36, before: 34, in: 4, out: 2, unknown: 0, assumed: 0 };
const known = (more: Partial<Known> & { assumed?: number } = {}): Known => ({
  trial: { ...trial, assumed: more.assumed ?? 0 } as service.RuleTrialView,
  view: { readAt: "2026-11-25T10:17:00Z", total: 1842 },
  changed: true,
  stale: false,
  none: false,
  ...more,
});

describe("the heading", () => {
  it("puts old and new together while a rule is changed", () => {
    expect(headingOf(known()).answer).toBe("36 users match, 34 did before");
    expect(headingOf(known({ changed: false })).answer).toBe("36 users match");
  });
  it("says everybody only of the rule for everybody", () => {
    const all = { ...trial, everybody: true } as service.RuleTrialView;
    expect(headingOf(known({ changed: false, trial: all })).answer).toBe(
      "Everybody matches: 36 users",
    );
  });
  it("says of a persona without a rule that it reaches nobody, whatever was counted last", () => {
    expect(headingOf(known({ none: true })).answer).toBe("It has no rule, so it reaches nobody");
  });
  it("says so where nothing was read", () => {
    const unread = known({ trial: undefined, view: { readAt: "", total: 0 } });
    expect(headingOf(unread).answer).toBe("Whom this rule reaches is not known yet");
    expect(headingOf(unread).qualifier).toContain("never read");
  });
});

describe("what qualifies it", () => {
  it.each([
    [0, "4 come in, 2 leave, 0 are unknown."],
    [1, "4 come in, 2 leave, 0 are unknown. Of 1 user the outcome rests on an assumption"],
    [1204, "Of 1,204 users the outcome rests on an assumption about Entra."],
  ])("counts what rests on an assumption: %d", (assumed, words) => {
    expect(headingOf(known({ assumed })).qualifier).toContain(words);
  });
  it("says nothing of assumptions without one, and when counts are old", () => {
    expect(headingOf(known()).qualifier).not.toContain("assumption");
    expect(headingOf(known({ stale: true })).qualifier).toContain("last valid rule");
  });
});
