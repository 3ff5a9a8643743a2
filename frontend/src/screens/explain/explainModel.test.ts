import { describe, expect, it } from "vitest";
import type { service } from "../../wailsjs/go/models";
import {
  becauseOf,
  lookedUp,
  shownValue,
  standingOf,
  tenantState,
  type LookedUp,
} from "./explainModel";

const row = (tenant: string, should = "designed", has = "held") =>
  ({ setting: "number", label: "Number", should, has, tenant }) as service.ExplainRowView;

describe("what a user has", () => {
  it("is never called absent because nobody read it", () => {
    const standing = standingOf([
      row("seen"),
      row("unknown"),
      row("differs"),
      row("missing"),
      row("new"),
    ]);
    expect(standing.off).toHaveLength(2);
    expect(standing.unknown).toHaveLength(2);
    expect(tenantState("new")).toBe("unknown");
  });
  it.each([
    ["seen", "held"],
    ["differs", "held"],
    ["missing", "designed"],
    ["unknown", "designed"],
  ])("shows for %s what is %s", (tenant, value) => expect(shownValue(row(tenant))).toBe(value));
});

describe("why a user has something", () => {
  const because = (words: string, reasons: unknown) =>
    ({ ...row("seen"), because: words, reasons }) as service.ExplainRowView;
  const said = [{ stop: "answer", id: "a", says: "41 ring candidates", detail: "" }];
  it.each([
    ["the feature it serves", because("Caller ID masking", said), "Caller ID masking"],
    ["else what was answered", because("", said), "41 ring candidates"],
    ["nothing, when nobody asked", because("", null), ""],
  ])("is %s", (_, each, words) => expect(becauseOf(each)).toBe(words));
});

describe("those looked up", () => {
  const of = (id: string, workbook = "a"): LookedUp => ({ workbook, id, name: id });
  it("stand once each, the last first", () => {
    expect(lookedUp([of("1"), of("2")], of("2")).map((each) => each.id)).toEqual(["2", "1"]);
  });
  it("are five a workbook, and other workbooks keep theirs", () => {
    const before = [of("1"), of("2"), of("3"), of("4"), of("5"), of("1", "b")];
    const after = lookedUp(before, of("6"));
    expect(after.filter((each) => each.workbook === "a").map((each) => each.id)).toEqual([
      "6",
      "1",
      "2",
      "3",
      "4",
    ]);
    expect(after.filter((each) => each.workbook === "b")).toHaveLength(1);
  });
});
