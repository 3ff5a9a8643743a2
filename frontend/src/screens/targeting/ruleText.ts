import type { rule } from "../../wailsjs/go/models";
import { tokensOf } from "./editor/tokens";

/** How many UTF-16 units the first characters of a text take. Problems count characters; text in the page counts units. */
export function unitsOf(text: string, characters: number): number {
  let units = 0;
  for (let left = characters; left > 0 && units < text.length; left--) {
    units += (text.codePointAt(units) ?? 0) > 0xffff ? 2 : 1;
  }
  return units;
}

/** How many characters stand before a place that is counted in UTF-16 units. */
export function charactersOf(text: string, units: number): number {
  return Array.from(text.slice(0, units)).length;
}

/** The place of a problem in UTF-16 units; a place between two characters begins where it ends. */
export function spanOf(text: string, problem: rule.Problem): { from: number; to: number } {
  const from = unitsOf(text, problem.offset);
  return { from, to: from + unitsOf(text.slice(from), problem.length) };
}

/** Line and column of a problem, both from one. */
export function placeOf(text: string, problem: rule.Problem): { line: number; column: number } {
  const before = Array.from(text).slice(0, problem.offset).join("").split("\n");
  return { line: before.length, column: Array.from(before.at(-1) ?? "").length + 1 };
}

/** The text with the fix of a problem carried out; a place outside the text leaves it as it is. */
export function fixed(text: string, problem: rule.Problem): string {
  const characters = Array.from(text);
  const end = problem.offset + problem.length;
  if (!problem.fix || problem.offset < 0 || end > characters.length) return text;
  return [...characters.slice(0, problem.offset), problem.fix.text, ...characters.slice(end)].join(
    "",
  );
}

/** What a fix does, as a command to press: "write it twice" -> "Write it twice". */
export function asCommand(says: string): string {
  const [first = "", ...rest] = says;
  return first.toLocaleUpperCase() + rest.join("");
}

/** A rule with one condition a line: broken after each outermost and and or, for reading only. */
export function laidOut(text: string): string {
  let depth = 0;
  let broken = false;
  return tokensOf(text.replace(/\r\n?/g, "\n"))
    .map((token) => {
      const shown = broken && token.kind === "plain" ? token.text.trimStart() : token.text;
      broken = false;
      if (token.kind === "open") depth++;
      if (token.kind === "close") depth--;
      if (depth > 0 || token.kind !== "word" || !/^\W?(?:and|or)$/i.test(token.text)) return shown;
      broken = true;
      return `${shown}\n`;
    })
    .join("");
}

/** A rule on one line, as Entra's field takes it. */
export function oneLine(text: string): string {
  return tokensOf(text)
    .map((token) => (token.kind === "plain" ? token.text.replace(/\s*\n\s*/g, " ") : token.text))
    .join("")
    .trim();
}
