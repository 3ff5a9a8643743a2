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

/** Every kind of stop in order: those that are told, and a gap for each that is not. */
export function wholeLine(stops: readonly Stop[]): { kind: StopKind; stop?: Stop }[] {
  return stopKinds.flatMap((kind): { kind: StopKind; stop?: Stop }[] => {
    const told = stops.filter((stop) => stop.kind === kind);
    return told.length === 0 ? [{ kind }] : told.map((stop) => ({ kind, stop }));
  });
}
