import type { Felt, Sign } from "../../components/ChangeRow";
import type { service } from "../../wailsjs/go/models";

/** What may be shown of a plan: everything, or only what is felt in one way. */
export type Shown = "" | Felt;

/** The ways a change is felt, in the order people should hear of them. */
export const feelings: readonly Felt[] = ["lose", "nothing", "gain"];

/** A row of the list: the head of a lane, or one of its lines. */
export type PlanRow =
  | { id: string; lane: service.PlanLaneView; place: number; lines: number }
  | { id: string; line: service.PlanLineView };

/** How a change is felt; what we do not know is taken for nothing only when the program says so. */
export function feltOf(effect: string): Felt {
  return effect === "gain" || effect === "lose" ? effect : "nothing";
}

const signs: Record<string, Sign> = { "+": "add", "~": "change", "-": "remove" };

/** The sign of a line. */
export function signOf(sign: string): Sign {
  return signs[sign] ?? "change";
}

/** The id of the row that heads a lane. */
export function laneRow(lane: string): string {
  return `lane:${lane}`;
}

/** The lanes with the lines of those that are open; with a filter only the lines that are felt that way. */
export function planRows(
  lanes: readonly service.PlanLaneView[],
  closed: ReadonlySet<string>,
  shown: Shown,
): PlanRow[] {
  return lanes.flatMap((lane, index): PlanRow[] => {
    const lines = lane.lines.filter((line) => shown === "" || feltOf(line.effect) === shown);
    if (lines.length === 0) return [];
    const head = { id: laneRow(lane.lane), lane, place: index + 1, lines: lines.length };
    if (closed.has(lane.lane)) return [head];
    return [head, ...lines.map((line) => ({ id: line.id, line }))];
  });
}

/** What is felt in one way, in the plan's own words: those of most users first, each once. */
export function feltWords(lanes: readonly service.PlanLaneView[], felt: Felt): string[] {
  const users = new Map<string, number>();
  for (const line of lanes.flatMap((lane) => lane.lines)) {
    if (feltOf(line.effect) !== felt || line.feels === "") continue;
    users.set(line.feels, (users.get(line.feels) ?? 0) + line.users);
  }
  return [...users].sort((a, b) => b[1] - a[1]).map(([words]) => words);
}

/** Whether what was typed is how the fingerprint ends. */
export function endsWith(fingerprint: string, typed: string): boolean {
  const end = typed.trim().toUpperCase();
  return end.length === 4 && fingerprint.replaceAll(" ", "").toUpperCase().endsWith(end);
}

/** The figures of a check, which come with slashes between them. */
export function figuresOf(detail: string): number[] {
  return detail === "" ? [] : detail.split("/").map(Number);
}

/** The check by which a run would be refused first, apart from the approval that is given here. */
export function refusing(
  checks: readonly service.SafeCheckView[],
): service.SafeCheckView | undefined {
  return checks.find((check) => check.refuses && !check.ok && check.id !== "approval");
}

/** A sentence in pieces, the names in it apart from the rest; longer names are found before those they begin with. */
export function splitNames(
  sentence: string,
  names: readonly string[],
): { text: string; name: boolean }[] {
  const wanted = [...new Set(names)].filter(Boolean).sort((a, b) => b.length - a.length);
  const pieces: { text: string; name: boolean }[] = [];
  let plain = "";
  for (let at = 0; at < sentence.length;) {
    const name = wanted.find((each) => sentence.startsWith(each, at));
    if (name === undefined) {
      plain += sentence.charAt(at++);
      continue;
    }
    if (plain !== "") pieces.push({ text: plain, name: false });
    plain = "";
    pieces.push({ text: name, name: true });
    at += name.length;
  }
  return plain === "" ? pieces : [...pieces, { text: plain, name: false }];
}
