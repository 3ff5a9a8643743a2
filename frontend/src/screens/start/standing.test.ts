import { describe, expect, it } from "vitest";
import i18n from "../../i18n";
import type { Problem } from "../../api";
import { stepIds } from "../../shell/model";
import { daysUntil, nextAnswer, standing, stepState, type StepFacts } from "./standing";

const problem = (step: string, severity: Problem["severity"] = "error"): Problem => ({
  code: "X",
  severity,
  summary: "x",
  detail: "",
  hint: "",
  where: { step, kind: "", id: "", field: "" },
});
const step = (id: string, state: string, done: number, total: number): StepFacts => ({
  id,
  state,
  done,
  total,
});

describe("how a step stands", () => {
  it.each([
    [
      "problems come first",
      step("targeting", "stop", 1, 2),
      [problem("targeting")],
      "problemsHere",
      1,
    ],
    [
      "problems of others do not count",
      step("plan", "done", 2, 2),
      [problem("targeting")],
      "stands.plan.done",
      0,
    ],
    ["nothing in it yet", step("workshop", "empty", 0, 0), [], "stands.workshop.empty", 0],
    ["what is left", step("workshop", "progress", 5, 6), [], "stands.workshop.progress", 1],
    ["more done than asked for", step("runs", "progress", 7, 6), [], "stands.runs.done", 0],
  ])("%s", (_, facts, problems, key, count) => {
    expect(standing(facts, problems)).toEqual({ key, count });
  });
  it.each([
    ["gaps without a decision", "features", { gaps: 6, open: 2 }, "tells.features.open"],
    [
      "a tenant that was never read",
      "targeting",
      { invalid: 0, unread: 1 },
      "tells.targeting.unread",
    ],
    ["users in none and in two", "targeting", { nobody: 36, two: 2 }, "tells.targeting.both"],
    ["invalid rules", "targeting", { invalid: 1, two: 1 }, "tells.targeting.invalid"],
    ["numbers that differ", "numbers", { differ: 2 }, "tells.numbers.differ"],
    ["a stale plan", "plan", { plan: 14, stale: 1, losing: 3 }, "tells.plan.stale"],
    ["a plan that takes something", "plan", { plan: 14, losing: 3 }, "tells.plan.losing"],
    ["a run with unknown ends", "runs", { run: 2, failed: 0, unknown: 1 }, "tells.runs.failed"],
  ])("tells of %s", (_, id, figures, key) => {
    const told = standing({ ...step(id, "problem", 1, 2), figures }, [problem(id)]);
    expect(told.key).toBe(key);
    expect(i18n.t(`start:${key}`, { count: told.count, more: told.more })).not.toContain("tells.");
  });
  it("has a text for every step and state", () => {
    for (const id of stepIds.filter((each) => each !== "start")) {
      for (const facts of [
        step(id, "empty", 0, 0),
        step(id, "progress", 1, 3),
        step(id, "done", 3, 3),
      ]) {
        const { key, count } = standing(facts, []);
        expect(i18n.t(`start:${key}`, { count })).not.toContain("stands.");
      }
      expect(i18n.t(`start:progress.${id}`)).not.toContain("progress.");
      expect(i18n.t(`start:next.${id}`)).not.toContain("next.");
    }
  });
  it("shows a state it does not know as begun", () =>
    expect(stepState("dreaming")).toBe("progress"));
});

describe("what is next", () => {
  it.each([
    ["nothing", "", [], "answer.done", 0],
    [
      "a stopped step",
      "targeting",
      [problem("targeting"), problem("targeting")],
      "answer.problems",
      2,
    ],
    [
      "a step with warnings only",
      "targeting",
      [problem("targeting", "warning")],
      "answer.targeting",
      1,
    ],
    ["departments to hear", "workshop", [], "answer.workshop", 1],
    ["a step of a newer program", "singing", [], "answer.start", 0],
  ])("%s", (_, next, problems, key, count) => {
    const steps = [step("workshop", "progress", 5, 6), step("targeting", "stop", 1, 2)];
    const answer = nextAnswer(next, steps, problems);
    expect(answer).toEqual({ key, count });
    expect(i18n.t(`start:${answer.key}`, { count })).not.toContain("answer.");
  });
  it("is nothing when the last step is done", () => {
    expect(nextAnswer("runs", [step("runs", "done", 3, 3)], []).key).toBe("answer.done");
  });
  it("asks for the first department while there is none", () => {
    expect(nextAnswer("workshop", [step("workshop", "empty", 0, 0)], []).key).toBe(
      "answer.workshopEmpty",
    );
  });
});

describe("days until the go-live", () => {
  it.each([
    ["2026-12-15", 21],
    ["2026-11-24", 0],
    ["2026-11-23", -1],
  ])("%s", (day, days) => expect(daysUntil(day, new Date(2026, 10, 24, 23, 30))).toBe(days));
});
