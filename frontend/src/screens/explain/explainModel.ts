import type { State } from "../../components/glyphs";
import type { service } from "../../wailsjs/go/models";

type Row = service.ExplainRowView;

const states: Record<string, State> = {
  seen: "seen",
  differs: "failed",
  missing: "problem",
  unknown: "unknown",
};

/** The glyph of how the tenant stands to a row; what nobody read is unknown, never absent. */
export function tenantState(tenant: string): State {
  return states[tenant] ?? "unknown";
}

/** What tells a row apart: one setting may stand there more than once, such as two licences. */
export function rowKey(row: Row): string {
  return `${row.setting} ${row.should}`;
}

/** How a user stands, by what was seen, what is not as it should be, and what nobody read. */
export interface Standing {
  seen: Row[];
  off: Row[];
  unknown: Row[];
}

/** Sorts the rows by how the tenant stands to them. */
export function standingOf(rows: readonly Row[]): Standing {
  return {
    seen: rows.filter((row) => row.tenant === "seen"),
    off: rows.filter((row) => row.tenant === "differs" || row.tenant === "missing"),
    unknown: rows.filter((row) => !["seen", "differs", "missing"].includes(row.tenant)),
  };
}

/** What the list shows as had: what the tenant says, or what is designed while nobody has read it. */
export function shownValue(row: Row): string {
  return row.tenant === "unknown" || row.tenant === "missing" ? row.should : row.has;
}

const kinds = ["number", "licence", "queue", "team", "location"];

/** The kind of a thing whose own name stands beside it, such as a licence; a policy is told by its type instead. */
export function kindOf(row: Row): string | undefined {
  return kinds.includes(row.setting) ? row.setting : undefined;
}

/** Why the user has it, in a few words: the feature it serves, else what was answered; "" when nobody asked. */
export function becauseOf(row: Row): string {
  const told = (row.reasons ?? []).find((reason) => reason.stop === "answer");
  return row.because || (told?.says ?? "");
}

/** Someone who was looked up, and in which workbook. */
export interface LookedUp {
  workbook: string;
  id: string;
  name: string;
}

const most = 5;

/** Puts someone at the head of those looked up; each once, five a workbook. */
export function lookedUp(before: readonly LookedUp[], now: LookedUp): LookedUp[] {
  const others = before.filter((each) => each.id !== now.id || each.workbook !== now.workbook);
  const here = others.filter((each) => each.workbook === now.workbook).slice(0, most - 1);
  return [now, ...here, ...others.filter((each) => each.workbook !== now.workbook)];
}
