/** What a piece of a pattern or of its result is, as the colours tell them apart. */
export type Kind = "plain" | "class" | "group" | "count";

/** A run of characters of one kind, marked or not. */
export interface Run {
  text: string;
  kind: Kind;
  marked: "" | "error" | "warning";
}

/** A place in a text, in characters. */
export interface Span {
  offset: number;
  length: number;
  severity: string;
}

const pieces = /\\.|\{\d+(?:,\d*)?\}|\$(?:\d+|\{[^}]*\})|[()|]|[*+?]|[^\\{$()|*+?]+|./gsu;

function kindOf(piece: string, result: boolean): Kind {
  if (result) return /^\$(?:\d+|\{[^}]*\})$/.test(piece) ? "group" : "plain";
  if (/^\\/.test(piece)) return "class";
  if (/^[()|]$/.test(piece)) return "group";
  if (/^(?:\{\d.*\}|[*+?])$/.test(piece)) return "count";
  return "plain";
}

/** Cuts a pattern, or with `result` what it becomes, into runs, so that a mark stands under its characters and no others. */
export function runsOf(text: string, marks: readonly Span[] = [], result = false): Run[] {
  const runs: Run[] = [];
  let at = 0;
  for (const [piece] of text.matchAll(pieces)) {
    const kind = kindOf(piece, result);
    for (const letter of piece) {
      const marked = markAt(at++, marks);
      const last = runs.at(-1);
      if (last && last.kind === kind && last.marked === marked) last.text += letter;
      else runs.push({ text: letter, kind, marked });
    }
  }
  return runs;
}

function markAt(at: number, marks: readonly Span[]): Run["marked"] {
  const here = marks.filter((mark) => at >= mark.offset && at < mark.offset + mark.length);
  if (here.some((mark) => mark.severity === "error")) return "error";
  return here.some((mark) => mark.severity === "warning") ? "warning" : "";
}

/** The marks worth a line: what stops or should be heeded; where the whole text is meant, only when it stops. */
export function worthALine<T extends Span>(list: readonly T[], length: number): T[] {
  return list.filter(
    (mark) =>
      mark.severity === "error" ||
      (mark.severity === "warning" && !(mark.offset === 0 && mark.length >= length)),
  );
}

/** A mark that opens a parenthesis and goes to the end is drawn under what was opened, where the eye should go. */
export function atTheCharacter<T extends Span>(list: readonly T[], text: string): T[] {
  const letters = [...text];
  return list.map((mark) =>
    mark.length > 1 && "([".includes(letters[mark.offset] ?? " ") && mark.severity === "error"
      ? { ...mark, length: 1 }
      : mark,
  );
}

/** Puts the text of a mend in the place that it mends. */
export function mended(text: string, place: Span, by: string): string {
  const letters = [...text];
  return [
    ...letters.slice(0, place.offset),
    by,
    ...letters.slice(place.offset + place.length),
  ].join("");
}
