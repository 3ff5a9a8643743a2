import { describe, expect, it } from "vitest";
import { actionsFor, numberAt, pictureOf, placeIn } from "./rangePicture";

describe("pictureOf", () => {
  it("reads a letter a number", () => {
    expect(pictureOf({ blocks: "farqsu!", scale: 1 })).toEqual({
      states: ["free", "assigned", "reserved", "quarantined", "assigned", "unknown", "unknown"],
      differs: [6],
    });
  });
  it("never draws what it does not know as free", () => {
    expect(pictureOf({ blocks: "x", scale: 1 }).states).toEqual(["unknown"]);
  });
  it("reads shares where a block stands for ten", () => {
    expect(pictureOf({ blocks: "09", scale: 10 }).shares).toEqual([0, 1]);
  });
  it("does not draw ten as free when one of them is unknown", () => {
    const picture = pictureOf({ blocks: "0u", scale: 10 });
    expect(picture.states).toEqual(["free", "unknown"]);
    expect(picture.shares).toEqual([0, 0]);
  });
});

describe("a number and its place", () => {
  const range = { first: "+441614960000", last: "+441614960499" };
  it("lead to each other", () => {
    expect(numberAt(range, 143)).toBe("+441614960143");
    expect(placeIn(range, "+441614960143")).toBe(143);
  });
  it.each(["+441614960500", "+441614959999", "+4416149601", "range-1", ""])(
    "has no place for %o",
    (telephone) => {
      expect(placeIn(range, telephone)).toBeUndefined();
    },
  );
});

it.each([
  ["free", ["reserve", "quarantine"]],
  ["assigned", ["quarantine"]],
  ["quarantined", ["release"]],
  ["unknown", []],
  ["service", []],
])("of a number that is %s one may %o", (state, actions) => {
  expect(actionsFor(state)).toEqual(actions);
});
