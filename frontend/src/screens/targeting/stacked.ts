import type { Source } from "../../components/listModel";

/** A row of several lists under each other: the head of a list, or one of its rows. */
export type Stacked<T> =
  { head: true; id: string; count: number } | { head: false; id: string; row: T };

/** Several sources as one, each under its head; an empty one is left out. Each is told which of its rows are seen. */
export function stacked<T>(
  sections: readonly { id: string; source: Source<T> }[],
): Source<Stacked<T>> {
  let at = 0;
  const places = sections.flatMap(({ id, source }) => {
    if (source.count === 0) return [];
    const start = at;
    at += source.count + 1;
    return [{ id, source, start }];
  });
  return {
    count: at,
    row: (index) => {
      const place = places.findLast((each) => each.start <= index);
      if (!place || index >= at) return undefined;
      const { id, source } = place;
      if (index === place.start) return { head: true, id, count: source.count };
      const row = source.row(index - place.start - 1);
      return row === undefined ? undefined : { head: false, id, row };
    },
    onRange: (first, last) => {
      for (const { source, start } of places) {
        const from = Math.max(0, first - start - 1);
        const to = Math.min(source.count - 1, last - start - 1);
        if (from <= to) source.onRange?.(from, to);
      }
    },
  };
}
