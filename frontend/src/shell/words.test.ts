import { describe, expect, it } from "vitest";
import i18n from "../i18n";
import type { ShellFacts, StepFigures } from "./model";
import { addressOfHit, shellState, stepOfHit, stepWords } from "./words";

const t = i18n.getFixedT("en", "shell");

function step(id: string, state: string, figures: Record<string, number>, done = 0, total = 0) {
  return { id, state, figures, done, total, computing: false } satisfies StepFigures;
}

describe("stepWords", () => {
  it("marks figures from before the last edits, and says so where there are none yet", () => {
    const before = step("personas", "problem", { problems: 2 });
    expect(stepWords({ ...before, computing: true }, t)).toBe("2 problems …");
    expect(stepWords({ ...step("plan", "empty", {}), computing: true }, t)).toBe("counting …");
  });

  it.each([
    ["how far it is", step("workshop", "progress", { conflicts: 0 }, 5, 6), "5 of 6"],
    ["nothing while it is empty", step("workshop", "empty", {}, 0, 0), ""],
    ["open gaps", step("features", "progress", { open: 2, gaps: 6 }, 165, 198), "2 gaps open"],
    ["one problem", step("personas", "problem", { problems: 1 }, 11, 12), "1 problem"],
    ["no reading yet", step("targeting", "progress", { unread: 1 }), "not read"],
    ["numbers that differ", step("numbers", "problem", { differ: 1234 }, 1, 2), "1,234 differ"],
    ["documents behind", step("documents", "progress", { behind: 1 }, 5, 6), "1 behind"],
    ["a plan to approve", step("plan", "problem", { plan: 14, approved: 0 }), "to approve"],
    [
      "a stale plan before its approval",
      step("plan", "problem", { plan: 14, approved: 1, stale: 1 }),
      "stale",
    ],
    ["a plan that ran", step("plan", "done", { plan: 14, approved: 1, ran: 1 }), "carried out"],
    ["a plan without changes", step("plan", "done", { plan: 15, asDesigned: 1 }), "as designed"],
    ["an approved plan", step("plan", "done", { plan: 14, approved: 1 }), "approved"],
    [
      "a run to look at",
      step("runs", "problem", { failed: 1, unknown: 1 }, 40, 42),
      "2 to look at",
    ],
    ["a run that was seen", step("runs", "done", { run: 13 }, 128, 128), "seen"],
    ["a run under way", step("runs", "progress", { run: 14 }, 32, 50), "32 of 50"],
  ])("%s", (_, figures, words) => {
    expect(stepWords(figures, t)).toBe(words);
  });
});

const facts: ShellFacts = {
  open: false,
  customer: "",
  file: "",
  path: "",
  savedAt: "",
  readAt: "",
  users: 0,
  tenant: { kind: "none", name: "none", colour: "" },
  person: { name: "Priya", role: "", may: [], missing: "" },
  steps: [step("plan", "later", {})],
  jobs: [],
  undoLabel: "",
  redoLabel: "rename",
  version: "0.1.0",
};

describe("shellState", () => {
  it("has no time and no tenant where there is none", () => {
    const state = shellState(facts, t);
    expect(state.savedAt).toBeNull();
    expect(state.reading.at).toBeNull();
    expect(state.tenant.name).toBe("");
  });
  it("offers only what can be taken back or made again", () => {
    expect(shellState(facts, t)).toMatchObject({ canUndo: false, canRedo: true });
  });
  it("shows a state of a newer program as begun", () => {
    expect(shellState(facts, t).steps[0]?.state).toBe("progress");
  });
});

it.each([
  ["person", "1", "explain"],
  ["number", "1", "numbers"],
  ["queue", "Front", "queues"],
  ["policy", "TeamsCallingPolicy/Desk", "policies"],
  ["policy", "TenantDialPlan/Leeds", "dialplans"],
  ["persona", "desk", "personas"],
  ["attendant", "Main line", "queues"],
  ["site", "Leeds", "places"],
  ["route", "UK", "routing"],
  ["licence", "MCOEV", "licences"],
])("a %s %s is shown by %s", (kind, id, where) => {
  expect(stepOfHit({ kind, id })).toBe(where);
});

it.each([
  ["queue", "Front", "queue/Front"],
  ["attendant", "Main line", "attendant/Main line"],
  ["policy", "TenantDialPlan/Leeds", "here/Leeds"],
  ["policy", "TeamsCallingPolicy/Desk", "TeamsCallingPolicy/Desk"],
])("a %s %s is selected as %s", (kind, id, address) => {
  expect(addressOfHit({ kind, id })).toBe(address);
});
