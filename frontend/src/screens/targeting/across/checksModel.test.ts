import { expect, it } from "vitest";
import type { Problem, Severity } from "../../../api";
import { bySeverity } from "./checksModel";

const problem = (summary: string, severity: Severity): Problem => ({
  code: "RULE",
  severity,
  summary,
  detail: "",
  hint: "",
  where: { step: "targeting", kind: "persona", id: summary, field: "" },
});

it("puts what stops before what is to heed, and keeps the order within each", () => {
  const sorted = bySeverity([
    problem("to know", "info"),
    problem("heed 1", "warning"),
    problem("stops", "error"),
    problem("heed 2", "warning"),
  ]);
  expect(sorted.map((each) => each.summary)).toEqual(["stops", "heed 1", "heed 2", "to know"]);
});
