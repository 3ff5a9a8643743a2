import type { service } from "../wailsjs/go/models";
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
  /** Without a name while no workbook is open. */
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
  jobs: Job[];
}

/** The fields of a generated class, without its methods, so that tests and sources need no instance. */
type Plain<T> = Omit<T, "convertValues">;

/** How a step stands as the program tells it: figures, and no words. */
export type StepFigures = Plain<service.StepView>;

/** What the program tells the shell. */
export type ShellFacts = Omit<Plain<service.ShellView>, "steps" | "jobs" | "tenant" | "person"> & {
  steps: StepFigures[];
  jobs: Job[];
  tenant: Plain<service.TenantView>;
  person: Plain<service.PersonView>;
};

/** Long work under way; secondsLeft is -1 when nobody can say. */
export type Job = Plain<service.JobView>;

/** One thing that the search found. */
export type Hit = Plain<service.Hit>;
