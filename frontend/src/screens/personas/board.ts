import { prefixAmong, splitName } from "../../components/longName";
import type { service } from "../../wailsjs/go/models";

/** A policy type's name as a list of differences says it: without the word "policy". */
export function shortType(name: string): string {
  return name.replace(/ policy$/i, "");
}

/** "Caller ID policy", "Call hold policy" -> ["Caller ID", "call hold"]: a sentence begins with the first. */
export function differenceWords(names: readonly string[]): string[] {
  return names.map(shortType).map((name, index) => (index === 0 ? name : lowered(name)));
}

/** Lower case at the start, except of an abbreviation: "AI", "IP phone" and "VDI" stay. */
function lowered(name: string): string {
  return /^[A-Z]{2}/.test(name) ? name : name.charAt(0).toLowerCase() + name.slice(1);
}

/** What is said of a persona, the same words once with how often. */
export function saidOnce<T extends { summary: string; severity: string }>(
  problems: readonly T[],
): { summary: string; severity: string; times: number }[] {
  const said = new Map<string, { summary: string; severity: string; times: number }>();
  for (const { summary, severity } of problems) {
    const key = `${severity} ${summary}`;
    const times = said.get(key)?.times ?? 0;
    said.set(key, { summary, severity, times: times + 1 });
  }
  return [...said.values()];
}

/** A name without the start that it shares with the others. */
export function ownName(name: string, names: readonly string[]): string {
  return splitName(name, prefixAmong(name, names))[1];
}

/** The card with an id, wherever it stands. */
export function cardOf(
  board: service.PersonaBoardView,
  id: string | undefined,
): service.PersonaCardView | undefined {
  return board.layers.flatMap((layer) => layer.personas).find((card) => card.id === id);
}

/** The card that an arrow key leads to: up and down within a column, left and right to the nearest place beside it. */
export function cardMove(
  columns: readonly (readonly string[])[],
  from: string,
  key: string,
): string | undefined {
  const column = columns.findIndex((ids) => ids.includes(from));
  const ids = columns[column];
  if (!ids) return undefined;
  const row = ids.indexOf(from);
  switch (key) {
    case "ArrowUp":
      return ids[Math.max(0, row - 1)];
    case "ArrowDown":
      return ids[Math.min(ids.length - 1, row + 1)];
    case "Home":
      return ids[0];
    case "End":
      return ids.at(-1);
    case "ArrowLeft":
    case "ArrowRight": {
      const step = key === "ArrowLeft" ? -1 : 1;
      for (let to = column + step; columns[to]; to += step) {
        const beside = columns[to];
        if (beside && beside.length > 0) return beside[Math.min(row, beside.length - 1)];
      }
      return from;
    }
    default:
      return undefined;
  }
}
