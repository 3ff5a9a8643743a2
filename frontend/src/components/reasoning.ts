import type { State } from "./glyphs";

/** The stops of a line of reasoning, from what was said to what was recorded. */
export const stopKinds = [
  "answer",
  "grade",
  "gap",
  "persona",
  "rule",
  "plan",
  "run",
  "record",
] as const;

/** One of the stops. */
export type StopKind = (typeof stopKinds)[number];

/** A stop as the program tells it: a sentence, where it comes from, and the place in the page it leads to. */
export interface Stop {
  kind: StopKind;
  title: string;
  detail?: string;
  state?: State;
  step?: string;
  id?: string;
}

/** A stop as the program tells it; `says` is "" where nobody asked. */
export interface ToldStop {
  stop: string;
  id: string;
  says: string;
  detail: string;
}

const stepOf: Partial<Record<StopKind, string>> = {
  answer: "workshop",
  grade: "features",
  gap: "features",
  persona: "personas",
  rule: "targeting",
  plan: "plan",
  run: "runs",
  record: "record",
};

/** The stops for a line of reasoning; what the program tells of other kinds has no place in it. */
export function stopsOf(told: readonly ToldStop[]): Stop[] {
  return told.flatMap(({ stop, id, says, detail }): Stop[] => {
    const kind = stopKinds.find((each) => each === stop);
    if (kind === undefined || says === "") return [];
    const step = stepOf[kind];
    return [{ kind, title: says, detail, id, ...(step ? { step } : {}) }];
  });
}

/**
 * Every kind of stop in order: those that are told, and a gap for each that is not. `until` ends the line at a kind,
 * because a plan cannot have been run yet.
 */
export function wholeLine(
  stops: readonly Stop[],
  until: StopKind = "record",
): { kind: StopKind; stop?: Stop }[] {
  return stopKinds
    .slice(0, stopKinds.indexOf(until) + 1)
    .flatMap((kind): { kind: StopKind; stop?: Stop }[] => {
      const told = stops.filter((stop) => stop.kind === kind);
      return told.length === 0 ? [{ kind }] : told.map((stop) => ({ kind, stop }));
    });
}
