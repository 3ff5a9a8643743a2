import type { rule } from "../../wailsjs/go/models";

/** What a piece of a rule is, for its colour. */
export type PieceKind = "attribute" | "text" | "word" | "plain";

/** A piece of a rule; `wrong` is the severity of the problem that lies on it. */
export interface Piece {
  text: string;
  kind: PieceKind;
  wrong?: string;
}

const pattern = /"[^"]*"?|user\.\w*|-(?:and|or|not|any|all)\b|\b(?:true|false|null)\b/gi;

function kindOf(text: string): PieceKind {
  if (text.startsWith('"')) return "text";
  return /^user\./i.test(text) ? "attribute" : "word";
}

/** The pieces of a rule in order; together they are the text again. */
export function pieces(text: string): Piece[] {
  const list: Piece[] = [];
  let at = 0;
  for (const match of text.matchAll(pattern)) {
    if (match.index > at) list.push({ text: text.slice(at, match.index), kind: "plain" });
    list.push({ text: match[0], kind: kindOf(match[0]) });
    at = match.index + match[0].length;
  }
  if (at < text.length) list.push({ text: text.slice(at), kind: "plain" });
  return list;
}

/** The place of a problem in the text. Problems count characters; text in the page counts UTF-16 units. */
function unitsOf(text: string, problem: rule.Problem): [from: number, to: number] {
  const characters = Array.from(text);
  const from = characters.slice(0, problem.offset).join("").length;
  const within = characters.slice(problem.offset, problem.offset + Math.max(1, problem.length));
  return [from, from + within.join("").length];
}

/** The lines of a rule, each in pieces, cut where a problem begins or ends. */
export function lines(text: string, problems: readonly rule.Problem[]): Piece[][] {
  const marks = problems.map((problem) => ({
    severity: problem.severity,
    span: unitsOf(text, problem),
  }));
  const cuts = new Set(marks.flatMap((mark) => mark.span));
  const result: Piece[][] = [[]];
  let at = 0;
  const put = (part: string, kind: PieceKind) => {
    if (part === "") return;
    const wrong = marks.find((mark) => mark.span[0] <= at && at < mark.span[1])?.severity;
    result.at(-1)?.push({ text: part, kind, ...(wrong ? { wrong } : {}) });
    at += part.length;
  };
  for (const piece of pieces(text)) {
    let part = "";
    for (const unit of piece.text.split("")) {
      if (unit === "\n") {
        put(part, piece.kind);
        part = "";
        at += 1;
        result.push([]);
      } else {
        if (part !== "" && cuts.has(at + part.length)) {
          put(part, piece.kind);
          part = "";
        }
        part += unit;
      }
    }
    put(part, piece.kind);
  }
  return result;
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

/** A rule with one condition a line: broken after each outermost -and and -or, for reading only. */
export function laidOut(text: string): string {
  let depth = 0;
  return pieces(text)
    .map((piece) => {
      if (piece.kind === "plain") {
        for (const sign of piece.text) {
          if (sign === "(" || sign === "[") depth++;
          if (sign === ")" || sign === "]") depth--;
        }
      }
      return depth === 0 && /^-(and|or)$/i.test(piece.text) ? `${piece.text}\n` : piece.text;
    })
    .join("")
    .replace(/\n[ \t]+/g, "\n");
}

/** A rule on one line, as Entra's field takes it. */
export function oneLine(text: string): string {
  return text.replace(/\s*\n\s*/g, " ").trim();
}
