import { describe, expect, it } from "vitest";
import type { service } from "../../../wailsjs/go/models";
import { byUse, filledIn, filledShare, honest, spelledTwice, variantsOf } from "./qualityModel";

const attribute = (property: string, used: number, blank: number, unknown: number, users = [0]) =>
  ({
    property,
    used,
    known: 100 - blank - unknown,
    blank,
    unknown,
    distinct: 3,
    variants: users.map((each) => ({ keep: "", count: 1, others: [], users: each, caught: [] })),
    once: 0,
    examples: [],
  }) as unknown as service.AttributeQualityView;

const view = {
  readAt: "",
  total: 100,
  attributes: [
    attribute("faxNumber", 0, 100, 0, [7, 8]),
    attribute("city", 2, 10, 0, [1, 5, 3]),
    attribute("department", 5, 20, 10, []),
  ],
  mismatches: [],
} as unknown as service.QualityView;

describe("attribute quality", () => {
  it("counts what is neither blank nor unknown as filled", () => {
    expect(view.attributes.map((each) => filledIn(each, 100))).toEqual([0, 90, 70]);
  });

  it("takes only what rules look at into the answer", () => {
    expect(filledShare(view)).toBeCloseTo(0.8);
    expect(spelledTwice(view)).toBe(3);
  });

  it("has no share where no rule looks at anything", () => {
    expect(filledShare({ ...view, attributes: [] } as unknown as service.QualityView)).toBe(
      undefined,
    );
  });

  it("puts what most rules look at first, and the largest group of spellings", () => {
    expect(byUse(view.attributes).map((each) => each.property)).toEqual([
      "department",
      "city",
      "faxNumber",
    ]);
    expect(variantsOf(attribute("city", 1, 0, 0, [1, 5, 3])).map((each) => each.users)).toEqual([
      5, 3, 1,
    ]);
  });
});

it.each([
  [1, 1],
  [0.9999, 0.99],
  [0.87, 0.87],
  [0.0001, 0.01],
  [0, 0],
])("says of the share %d that it is %d", (share, said) => {
  expect(honest(share)).toBe(said);
});
