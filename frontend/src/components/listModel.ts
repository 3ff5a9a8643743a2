import type { ReactNode } from "react";

/** One column of a list. `width` is a CSS grid track; numbers stand at the end. `text` is what typing jumps by. */
export interface Column<T> {
  id: string;
  head: ReactNode;
  width: string;
  align?: "start" | "end";
  cell: (row: T, at: { selected: boolean; active: boolean }) => ReactNode;
  text?: (row: T) => string;
  onSort?: () => void;
  sorted?: "ascending" | "descending";
}

/** The rows of a list: how many there are, and each that has been fetched. `onRange` says which are on the screen. */
export interface Source<T> {
  count: number;
  row: (index: number) => T | undefined;
  onRange?: (first: number, last: number) => void;
}

/** A source over rows that are all here. */
export function fromArray<T>(rows: readonly T[]): Source<T> {
  return { count: rows.length, row: (index) => rows[index] };
}

/** What a key does to the active row. */
export type Move = "up" | "down" | "pageUp" | "pageDown" | "home" | "end";

/** The move a key asks for, if any. */
export function moveFor(key: string): Move | undefined {
  const moves: Record<string, Move> = {
    ArrowUp: "up",
    ArrowDown: "down",
    PageUp: "pageUp",
    PageDown: "pageDown",
    Home: "home",
    End: "end",
  };
  return moves[key];
}

/** The row a move leads to, kept within the list; `page` is how many rows fit the screen. */
export function moved(from: number, move: Move, count: number, page: number): number {
  const to = {
    up: from - 1,
    down: from + 1,
    pageUp: from - page,
    pageDown: from + page,
    home: 0,
    end: count - 1,
  }[move];
  return Math.max(0, Math.min(count - 1, to));
}

/**
 * The next row whose text starts with what was typed, searched from after `from` and round the end; -1 when none.
 * A longer text also tries the row itself, so that typing on narrows the jump instead of leaving it.
 */
export function jumpTo<T>(
  source: Source<T>,
  text: (row: T) => string,
  typed: string,
  from: number,
): number {
  const wanted = typed.toLocaleLowerCase();
  const start = typed.length > 1 ? 0 : 1;
  for (let step = start; step < source.count + start; step++) {
    const index = (from + step) % source.count;
    const row = source.row(index);
    if (row !== undefined && text(row).toLocaleLowerCase().startsWith(wanted)) return index;
  }
  return -1;
}
