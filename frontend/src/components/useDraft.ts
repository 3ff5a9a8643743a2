import { useQuery } from "@tanstack/react-query";
import { useCallback, useEffect, useMemo } from "react";
import { call } from "../api";
import { keys } from "../keys";
import { useStore } from "../shell/store";
import * as Program from "../wailsjs/go/service/Drafts";
import { drafts } from "./drafts";

function useKept() {
  return useQuery({
    queryKey: keys.drafts(),
    queryFn: ({ signal }) => call(Program.All, signal),
  });
}

/**
 * What was typed at a place and is not kept yet, undefined when nothing was: `const [draft, setDraft] = useDraft<Rule>("dialplan/uk/rule/2")`.
 * It stays when the screen is left and when the program is closed, until undefined is set: when it was kept, or thrown away.
 * The place names the thing and the field in words that stay the same; it belongs to the workbook that is open.
 */
export function useDraft<T>(place: string): [T | undefined, (next: T | undefined) => void] {
  const kept = useKept().data?.[place] ?? "";
  const typed = useStore(drafts.typed).get(place);
  const body = typed ?? kept;
  const draft = useMemo(() => read<T>(body), [body]);
  useEffect(() => () => void drafts.flush(), [place]);
  const set = useCallback(
    (next: T | undefined) => drafts.write(place, next === undefined ? "" : JSON.stringify(next)),
    [place],
  );
  return [draft, set];
}

/** All drafts whose place begins so, by what follows; for marking in a list what is not kept yet. */
export function useDraftsUnder<T>(prefix: string): ReadonlyMap<string, T> {
  const kept = useKept().data;
  const typed = useStore(drafts.typed);
  return useMemo(() => {
    const found = new Map<string, T>();
    for (const [place, body] of [...Object.entries(kept ?? {}), ...typed]) {
      if (!place.startsWith(prefix)) continue;
      const draft = read<T>(body);
      if (draft === undefined) found.delete(place.slice(prefix.length));
      else found.set(place.slice(prefix.length), draft);
    }
    return found;
  }, [kept, typed, prefix]);
}

function read<T>(body: string): T | undefined {
  if (body === "") return undefined;
  try {
    return JSON.parse(body) as T;
  } catch {
    return undefined; // from another version: there is no field that it fits
  }
}
