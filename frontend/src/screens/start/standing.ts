import type { Problem } from "../../api";
import type { State } from "../../components/glyphs";
import { stepIds } from "../../shell/model";

/** What the start screen needs to know of a step; the same as service.StepView. */
export interface StepFacts {
  id: string;
  state: string;
  done: number;
  total: number;
  figures?: Record<string, number>;
}

/** A sentence by its key under "start", with the count it speaks of and a second one where it has two. */
export interface Sentence {
  key: string;
  count: number;
  more?: number;
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
  return problems.filter((problem) => problem.where.step === step && problem.severity !== "info");
}

/** How a step stands, in a sentence: its problems come before its progress. */
export function standing(step: StepFacts, problems: readonly Problem[]): Sentence {
  const told = byFigures(step.id, step.figures ?? {});
  if (told) return told;
  const here = problemsOf(step.id, problems).length;
  if (here > 0) return { key: "problemsHere", count: here };
  const left = Math.max(0, step.total - step.done);
  if (step.state === "empty" || step.total === 0)
    return { key: `stands.${step.id}.empty`, count: 0 };
  if (left === 0 || step.state === "done") return { key: `stands.${step.id}.done`, count: 0 };
  return { key: `stands.${step.id}.progress`, count: left };
}

/** What the program's figures say that is more telling than how much is done. */
function byFigures(step: string, figures: Record<string, number>): Sentence | undefined {
  const of = (name: string) => figures[name] ?? 0;
  const tell = (name: string, key = name): Sentence | undefined =>
    of(name) > 0 ? { key: `tells.${step}.${key}`, count: of(name) } : undefined;
  switch (step) {
    case "workshop":
      return tell("conflicts");
    case "features":
      return of("open") > 0
        ? { key: "tells.features.open", count: of("gaps"), more: of("open") }
        : undefined;
    case "targeting":
      if (of("two") > 0 && of("nobody") > 0) {
        return { key: "tells.targeting.both", count: of("nobody"), more: of("two") };
      }
      return tell("invalid") ?? tell("unread") ?? tell("two") ?? tell("nobody");
    case "numbers":
      return tell("unread") ?? tell("differ");
    case "documents":
      return tell("behind");
    case "plan":
      if (of("plan") === 0) return undefined;
      if (of("stale") > 0) return { key: "tells.plan.stale", count: of("plan") };
      if (of("ran") > 0) return { key: "tells.plan.ran", count: of("plan") };
      if (of("asDesigned") > 0) return { key: "tells.plan.asDesigned", count: of("plan") };
      if (of("approved") > 0) return { key: "tells.plan.approved", count: of("plan") };
      return of("losing") > 0
        ? { key: "tells.plan.losing", count: of("losing"), more: of("plan") }
        : undefined;
    case "runs":
      if (of("failed") > 0 || of("unknown") > 0) {
        return { key: "tells.runs.failed", count: of("failed"), more: of("unknown") };
      }
      return undefined;
    default:
      return undefined;
  }
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
  if (step?.state === "done") return { key: "answer.done", count: 0 };
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
