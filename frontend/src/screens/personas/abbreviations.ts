import type { persona } from "../../wailsjs/go/models";
import type { Convention } from "./useNames";

/** Abbreviations as they are typed: one a line, the word and its short form with an equals sign between. */
export function asLines(list: readonly persona.Abbreviation[]): string {
  return list.map((each) => `${each.long} = ${each.short}`).join("\n");
}

/** What typed lines say, and which of them say nothing that could be kept. */
export function fromLines(text: string): {
  abbreviations: persona.Abbreviation[];
  wrong: number[];
} {
  const abbreviations: persona.Abbreviation[] = [];
  const wrong: number[] = [];
  text.split("\n").forEach((line, index) => {
    if (line.trim() === "") return;
    const at = line.indexOf("=");
    const long = line.slice(0, at).trim();
    if (at < 0 || long === "") wrong.push(index + 1);
    else abbreviations.push({ long, short: line.slice(at + 1).trim() });
  });
  return { abbreviations, wrong };
}

/** Whether two conventions say the same; what is left out and what is empty are the same. */
export function sameAs(a: unknown, b: Convention): boolean {
  return JSON.stringify(plain(a)) === JSON.stringify(plain(b));
}

function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.length === 0 ? undefined : value.map(plain);
  if (typeof value !== "object" || value === null) {
    return value === "" || value === 0 || value === false ? undefined : value;
  }
  const kept = Object.entries(value)
    .map(([name, inner]) => [name, plain(inner)] as const)
    .filter(([, inner]) => inner !== undefined && typeof inner !== "function")
    .sort(([x], [y]) => x.localeCompare(y));
  return kept.length === 0 ? undefined : Object.fromEntries(kept);
}
