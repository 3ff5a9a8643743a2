import type { Grade } from "./HeatMapCell";

/** A cell of the heat map by row and column. */
export interface At {
  row: number;
  column: number;
}

/** Where a key leads in a grid of so many rows and columns; undefined for keys that do not move. */
export function gridMove(key: string, at: At, rows: number, columns: number): At | undefined {
  const clamp = (value: number, count: number) => Math.max(0, Math.min(count - 1, value));
  switch (key) {
    case "ArrowUp":
      return { ...at, row: clamp(at.row - 1, rows) };
    case "ArrowDown":
      return { ...at, row: clamp(at.row + 1, rows) };
    case "ArrowLeft":
      return { ...at, column: clamp(at.column - 1, columns) };
    case "ArrowRight":
      return { ...at, column: clamp(at.column + 1, columns) };
    case "Home":
      return { ...at, column: 0 };
    case "End":
      return { ...at, column: columns - 1 };
    default:
      return undefined;
  }
}

/** The grade a key sets: m, s, c, w in either case. */
export function gradeFor(key: string): Grade | undefined {
  const letter = key.toUpperCase();
  return letter === "M" || letter === "S" || letter === "C" || letter === "W" ? letter : undefined;
}

const letters: Record<string, Grade> = { must: "M", should: "S", could: "C", wont: "W" };
const names: Record<Grade, string> = { M: "must", S: "should", C: "could", W: "wont", "": "" };

/** The letter of a grade as the program names it; anything else counts as not asked. */
export function gradeLetter(name: string): Grade {
  return letters[name] ?? "";
}

/** The program's name of a letter: "must" for M, "" for not asked. */
export function gradeName(letter: Grade): string {
  return names[letter];
}
