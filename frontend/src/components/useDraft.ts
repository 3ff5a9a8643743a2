import { useQuery } from "@tanstack/react-query";
import { useCallback, useEffect, useMemo } from "react";
import { call } from "../api";
import { keys } from "../keys";
import { useStore } from "../shell/store";
import * as Program from "../wailsjs/go/service/Drafts";
import { useWordsOf } from "./about";
import { here, readBody, written } from "./draftBody";
import { drafts } from "./drafts";

/** What the program keeps of drafts. */
export function useKept() {
  return useQuery({
    queryKey: keys.drafts(),
    queryFn: ({ signal }) => call(Program.All, signal),
  });
}

/**
 * What was typed at a place and is not kept yet, undefined when nothing was: `const [draft, setDraft] = useDraft<Rule>("dialplan/uk/rule/2")`.
 * It stays when the screen is left and when the program is closed, until undefined is set: when it was kept, or thrown away.
 * The place names the thing and the field in words that stay the same; it belongs to the workbook that is open. `of` says in a
 * person's words what it is a draft of, for the list of all drafts; the pane's title goes before it.
 */
export function useDraft<T>(
  place: string,
  of = "",
): [T | undefined, (next: T | undefined) => void] {
  const words = useWordsOf(of);
  const kept = useKept().data?.[place] ?? "";
  const typed = useStore(drafts.typed).get(place);
  const body = typed ?? kept;
  const draft = useMemo(() => readBody<T>(body)?.typed, [body]);
  useEffect(() => () => void drafts.flush(), [place]);
  const set = useCallback(
    (next: T | undefined) => drafts.write(place, written(next, words, here())),
    [place, words],
  );
  return [draft, set];
}

/** Writes a draft of one of several things, where no field of its own is at hand; undefined throws it away. */
export function writeDraft<T>(
  place: string,
  typed: T | undefined,
  where: { of: string; at: string },
): void {
  drafts.write(place, written(typed, where.of, where.at));
}

/** All drafts whose place begins so, by what follows; for marking in a list what is not kept yet. */
export function useDraftsUnder<T>(prefix: string): ReadonlyMap<string, T> {
  const kept = useKept().data;
  const typed = useStore(drafts.typed);
  return useMemo(() => {
    const found = new Map<string, T>();
    for (const [place, body] of [...Object.entries(kept ?? {}), ...typed]) {
      if (!place.startsWith(prefix)) continue;
      const draft = readBody<T>(body);
      if (draft === undefined) found.delete(place.slice(prefix.length));
      else found.set(place.slice(prefix.length), draft.typed);
    }
    return found;
  }, [kept, typed, prefix]);
}
