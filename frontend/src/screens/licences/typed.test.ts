import { expect, test } from "vitest";
import { purchaseOf, seatsOf } from "./typed";

test.each([
  ["40", { seats: 40 }],
  [" 1,200 ", { seats: 1200 }],
  ["1 200 000", { seats: 1200000 }],
  ["0", { seats: 0 }],
  ["", { wrong: "empty" }],
  ["about 20", { wrong: "number" }],
  ["-3", { wrong: "number" }],
  ["12.5", { wrong: "number" }],
  ["12 and 13", { wrong: "number" }],
])("%s seats", (text, want) => {
  expect(seatsOf(text)).toEqual(want);
});

test("without a product there is nothing to keep", () => {
  expect(purchaseOf({ product: "", seats: "3", for: "", note: "" })).toBeUndefined();
  expect(purchaseOf({ product: "x", seats: "3", for: "a", note: "b" })).toEqual({
    product: "x",
    seats: 3,
    for: "a",
    note: "b",
  });
});
