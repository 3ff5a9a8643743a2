import { expect, it } from "vitest";
import type { explain } from "../../wailsjs/go/models";
import { together } from "./together";

const node = (outcome: string, ...parts: string[]) =>
  ({
    outcome,
    expressionEvaluationDetails: parts.map((part) => ({ outcome: part })),
  }) as explain.Explanation;

it.each([
  ["all", node("match", "match", "match")],
  ["enough", node("match", "match", "no match")],
  ["missing", node("no match", "match", "no match")],
  ["none", node("no match", "no match", "no match")],
  ["opposite", node("match", "no match")],
  ["notOpposite", node("no match", "match")],
  ["unknown", node("unknown", "match", "unknown")],
])("comes to %s", (wanted, given) => {
  expect(together(given)).toBe(wanted);
});
