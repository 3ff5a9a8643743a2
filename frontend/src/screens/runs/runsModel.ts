import type { State } from "../../components/glyphs";
import { laneParts, type LanePart } from "../../components/marks";
import type { LaneCounts } from "../../components/ProgressLane";
import type { service } from "../../wailsjs/go/models";

/** Which changes of a run are listed: all, those that need a look, those under way, those seen. */
export const filters = ["all", "look", "underway", "seen"] as const;

/** One of the filters; the program knows "all" as "". */
export type Filter = (typeof filters)[number];

const partsOf: Record<Exclude<Filter, "all">, readonly LanePart[]> = {
  look: ["failed", "unknown", "skipped"],
  underway: ["sent", "accepted", "queued"],
  seen: ["seen"],
};

/** How many changes a filter lists. */
export function filtered(counts: Record<string, number>, filter: Filter): number {
  const parts = filter === "all" ? laneParts : partsOf[filter];
  return parts.reduce((sum, part) => sum + (counts[part] ?? 0), 0);
}

/** The counts of a lane that a bar can show. */
export function laneCounts(counts: Record<string, number>): LaneCounts {
  return Object.fromEntries(laneParts.map((part) => [part, counts[part] ?? 0]));
}

/** The glyph of a change's state; a state we do not know is shown as one that nobody knows. */
export function changeState(state: string): State {
  return laneParts.find((part) => part === state) ?? "unknown";
}

const openStates: readonly string[] = ["interrupted", "stopped"];

/** Whether a run waits to be resumed. */
export function waits(run: Pick<service.RunLine, "state">): boolean {
  return openStates.includes(run.state);
}

/** The run and the change that the address names, such as "3" or "3/grant:TeamsCallingPolicy/london". */
export function parsePlace(selected: string | undefined): { run?: string; change?: string } {
  const found = /^(\d+)(?:\/(.+))?$/s.exec(selected ?? "");
  if (!found) return {};
  return { run: found[1], ...(found[2] === undefined ? {} : { change: found[2] }) };
}

/** The address of a run, or of one of its changes. */
export function placeOf(run: string, change?: string): string {
  return change === undefined ? run : `${run}/${change}`;
}

/** Lets a call through at once and then at most one every `pause` milliseconds; the last one is never lost. */
export function atMost(pause: number, act: () => void): { call: () => void; end: () => void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let again = false;
  const tick = () => {
    timer = undefined;
    if (!again) return;
    again = false;
    run();
  };
  const run = () => {
    act();
    timer = setTimeout(tick, pause);
  };
  return {
    call: () => {
      if (timer === undefined) run();
      else again = true;
    },
    end: () => clearTimeout(timer),
  };
}
