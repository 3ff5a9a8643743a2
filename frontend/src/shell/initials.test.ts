import { expect, it } from "vitest";
import { initials } from "./initials";

it.each([
  ["Priya Nair", "PN"],
  ["Grace Mary Lindqvist-Abernathy", "GL"],
  ["root", "R"],
  ["", ""],
  ["  ", ""],
])("of %o are %s", (name, letters) => {
  expect(initials(name)).toBe(letters);
});
