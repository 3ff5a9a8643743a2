import { expect, it } from "vitest";
import { standing } from "./ImportPane";

it.each([
  ["refused", { refused: true, same: false, problems: [{}] }],
  ["same", { refused: false, same: true, problems: [] }],
  ["warned", { refused: false, same: false, problems: [{}] }],
  ["ready", { refused: false, same: false, problems: [] }],
])("rules from a file are %s", (wanted, found) => {
  expect(standing(found as unknown as Parameters<typeof standing>[0])).toBe(wanted);
});
