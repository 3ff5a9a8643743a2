import type { Problem } from "../../api";
import type { State } from "../../components/glyphs";
import { stepIds } from "../../shell/model";

/** What the start screen needs to know of a step; the same as service.StepView. */
export interface StepFacts {
  id: string;
  state: string;
  done: number;
  total: number;
}

/** A sentence by its key under "start", with the count it speaks of. */
export interface Sentence {
  key: string;
  count: number;
}

const known: readonly string[] = ["empty", "progress", "problem", "stop", "done"];

/** The state of a step as a glyph knows it; a state of a newer program is shown as begun. */
export function stepState(
  state: string,
): Extract<State, "empty" | "progress" | "problem" | "stop" | "done"> {
  return known.includes(state) ? (state as ReturnType<typeof stepState>) : "progress";
}

/** Problems of a step. */
export function problemsOf(step: string, problems: readonly Problem[]): Problem[] {
  return problems.filter((problem) => problem.where.step === step);
}

/** How a step stands, in a sentence: its problems come before its progress. */
export function standing(step: StepFacts, problems: readonly Problem[]): Sentence {
  const here = problemsOf(step.id, problems).length;
  if (here > 0) return { key: "problemsHere", count: here };
  const left = Math.max(0, step.total - step.done);
  if (step.state === "empty" || step.total === 0)
    return { key: `stands.${step.id}.empty`, count: 0 };
  if (left === 0 || step.state === "done") return { key: `stands.${step.id}.done`, count: 0 };
  return { key: `stands.${step.id}.progress`, count: left };
}

/** The heading: what is next, and how much of it. */
export function nextAnswer(
  next: string,
  steps: readonly StepFacts[],
  problems: readonly Problem[],
): Sentence {
  if (next === "") return { key: "answer.done", count: 0 };
  const here = problemsOf(next, problems).filter((problem) => problem.severity === "error").length;
  if (here > 0) return { key: "answer.problems", count: here };
  const step = steps.find((each) => each.id === next);
  const left = step ? Math.max(0, step.total - step.done) : 0;
  if (next === "workshop" || next === "features") {
    return left > 0
      ? { key: `answer.${next}`, count: left }
      : { key: `answer.${next}Empty`, count: 0 };
  }
  const ids: readonly string[] = stepIds;
  return { key: `answer.${ids.includes(next) ? next : "start"}`, count: left };
}

/** Whole days from one day to another; negative when it is past. */
export function daysUntil(day: string, now: Date): number {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const to = Date.UTC(year, month - 1, date);
  const from = Date.UTC(now.getFullYear(), now.getMonth(), now.getDate());
  return Math.round((to - from) / 86_400_000);
}
