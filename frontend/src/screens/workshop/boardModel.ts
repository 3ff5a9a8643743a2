import type { service } from "../../wailsjs/go/models";

/** A line of the board as it is drawn: the head of a section, or one question. */
export type BoardLine =
  | { kind: "section"; section: service.BoardSectionView }
  | { kind: "question"; row: service.BoardRowView; at: number };

/** The lines of the board in order; questions are numbered from 1, because line 0 of the grid is the heads. */
export function boardLines(sections: readonly service.BoardSectionView[]): BoardLine[] {
  let at = 0;
  return sections.flatMap((section): BoardLine[] => [
    { kind: "section", section },
    ...section.rows.map((row): BoardLine => ({ kind: "question", row, at: ++at })),
  ]);
}

/** Whether nobody asked a department anything of a section yet: then its first cell says so and the rest stay blank. */
export function untouched(section: readonly service.BoardRowView[], column: number): boolean {
  return section.every((row) => row.cells[column]?.asked !== true);
}
