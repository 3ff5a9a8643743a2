import { keepPreviousData, useQueries, useQueryClient } from "@tanstack/react-query";
import { useCallback, useState } from "react";
import type { Source } from "./listModel";

/** What a service answers for one window of a list: the rows from `offset`, and how many there are in all. */
export interface Page<T> {
  total: number;
  rows: T[];
}

const pageSize = 100;

/** The windows that cover the rows on the screen. */
export function pagesFor(first: number, last: number): number[] {
  const from = Math.floor(first / pageSize);
  const to = Math.floor(Math.max(first, last) / pageSize);
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

/**
 * A source for List that asks only for the windows on the screen. `key` names the list with its filter and sort,
 * `fetch` asks the program; the answers stay until the workbook changes.
 */
export function useWindow<T>(
  key: readonly unknown[],
  fetch: (offset: number, limit: number) => Promise<Page<T>>,
): Source<T> & { error: Error | null; loaded: boolean } {
  const client = useQueryClient();
  const [range, setRange] = useState<[number, number]>([0, 0]);
  const results = useQueries({
    queries: pagesFor(range[0], range[1]).map((page) => ({
      queryKey: [...key, page],
      queryFn: () => fetch(page * pageSize, pageSize),
      placeholderData: keepPreviousData<Page<T>>,
    })),
  });
  const known = results.find((result) => result.data)?.data;
  // A jump to rows that are not here yet leaves no window with an answer; the list must not collapse under it.
  const [total, setTotal] = useState<number>();
  if (known && known.total !== total) setTotal(known.total);
  const row = (index: number): T | undefined => {
    const page = Math.floor(index / pageSize);
    const data = client.getQueryData<Page<T>>([...key, page]);
    return data?.rows[index - page * pageSize];
  };
  const onRange = useCallback(
    (first: number, last: number) =>
      setRange((range) => (range[0] === first && range[1] === last ? range : [first, last])),
    [],
  );
  return {
    count: known?.total ?? total ?? 0,
    row,
    onRange,
    error: results.find((result) => result.error)?.error ?? null,
    loaded: known !== undefined || total !== undefined,
  };
}
