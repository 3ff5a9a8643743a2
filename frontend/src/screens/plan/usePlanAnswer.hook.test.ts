import { renderHook } from "@testing-library/react";
import { expect, it } from "vitest";
import { service } from "../../wailsjs/go/models";
import { usePlanAnswer } from "./usePlanAnswer";

const answerOf = (more: object) =>
  renderHook(() =>
    usePlanAnswer(
      new service.PlanView({
        exists: true,
        number: 3,
        undoes: 0,
        stale: "",
        madeAt: "2026-11-25T10:17:00Z",
        readAt: "2026-11-25T10:17:00Z",
        bill: { changes: 0 },
        affected: 0,
        problems: [],
        asDesigned: false,
        ...more,
      }),
    ),
  ).result.current;

it.each([
  ["what the program calls so", { asDesigned: true }, /the tenant is as designed/],
  ["a plan of before", { stale: "design" }, /^Nothing was to change when this plan was made/],
  ["one that takes a run back", { undoes: 2 }, /nothing of the run can be taken back/],
  ["one that problems stop", { problems: [{ severity: "error" }] }, /problems stand in the way/],
])("of a plan without changes, only %s is as designed", (_, more, says) =>
  expect(answerOf(more).heading).toMatch(says),
);

it("says that nobody loses by the figure of the plan alone", () => {
  const felt = { bill: { changes: 4 }, affected: 3, gaining: 1, unnoticing: 2 };
  expect(answerOf({ ...felt, losing: 0 }).qualifier).toMatch(/Nobody is known to lose/);
  expect(answerOf({ ...felt, losing: 1 }).qualifier).toBeUndefined();
});
