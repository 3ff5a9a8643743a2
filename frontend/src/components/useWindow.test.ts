import { expect, it } from "vitest";
import { pagesFor } from "./useWindow";

it.each([
  [0, 0, [0]],
  [0, 99, [0]],
  [90, 110, [0, 1]],
  [250, 260, [2]],
])("rows %d to %d need windows %o", (first, last, pages) => {
  expect(pagesFor(first, last)).toEqual(pages);
});
