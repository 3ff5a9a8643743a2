import { describe, expect, it } from "vitest";
import { addressOf, placeOf, views } from "./places";

describe("the address", () => {
  it("names a rule by its persona when it names no view", () => {
    expect(placeOf(undefined)).toEqual({ view: "rule", id: undefined });
    expect(placeOf("p-12")).toEqual({ view: "rule", id: "p-12" });
    expect(placeOf("overlapsome")).toEqual({ view: "rule", id: "overlapsome" });
  });

  it.each(views)("names the view %s", (view) => {
    expect(placeOf(addressOf(view))).toEqual({ view, parts: [] });
  });

  it("gives any text back as it was", () => {
    const value = "Ops / R&D 100% “é”";
    expect(placeOf(addressOf("quality", "department", value))).toEqual({
      view: "quality",
      parts: ["department", value],
    });
  });

  it("keeps an empty part and what nobody encoded", () => {
    expect(placeOf(addressOf("overlaps", "", "b"))).toEqual({ view: "overlaps", parts: ["", "b"] });
    expect(placeOf("quality/100%")).toEqual({ view: "quality", parts: ["100%"] });
  });
});
