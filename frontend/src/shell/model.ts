import type { State } from "../components/glyphs";

/** The steps in the order of the work; the ids are the routes. */
export const stepIds = [
  "start",
  "workshop",
  "features",
  "personas",
  "targeting",
  "numbers",
  "documents",
  "plan",
  "runs",
] as const;

/** One of the steps. */
export type StepId = (typeof stepIds)[number];

/** What stands below the steps. */
export const asideIds = ["explain", "record", "settings"] as const;

/** One of the places below the steps. */
export type AsideId = (typeof asideIds)[number];

/** The state a step can be in. */
export type StepState = Extract<State, "empty" | "progress" | "problem" | "stop" | "done">;

/** How a step stands: its glyph and a few words such as "5 of 6". */
export interface StepStanding {
  id: string;
  state: StepState;
  words: string;
}

/** What the shell shows; times are RFC 3339 text, or null when it never happened. */
export interface ShellState {
  /** The customer's name; "" while no workbook is open. */
  customer: string;
  /** The name of the open file, without its folder. */
  file: string;
  savedAt: string | null;
  tenant: { name: string; kind: string; colour: string };
  reading: { at: string | null };
  /** `may` holds what the signed-in person may do: "read", "plan", "run". */
  person: { name: string; role: string; may: string[] };
  steps: StepStanding[];
  canUndo: boolean;
  canRedo: boolean;
  /** What Ctrl+Z would take back, e.g. "rename persona"; "" when nothing. */
  undoLabel: string;
  version: string;
}

/** One thing that the search found, and the step that shows it. */
export interface SearchHit {
  kind: string;
  id: string;
  title: string;
  detail: string;
  step: string;
}

/** How far a long task is; `done` and `total` in the task's own units, total 0 when not known. */
export interface Progress {
  task: string;
  words: string;
  done: number;
  total: number;
}
