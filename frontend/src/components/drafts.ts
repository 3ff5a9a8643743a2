import type { QueryClient } from "@tanstack/react-query";
import { call, toProblem } from "../api";
import { keys } from "../keys";
import { queryClient } from "../queries";
import { reported, store, type Store } from "../shell/store";
import type { service } from "../wailsjs/go/models";
import * as Program from "../wailsjs/go/service/Drafts";
import { bridgeOf, type Bridge } from "./bridge";

/** How long after the last key a draft is handed to the program. */
const calm = 250;

/** Who keeps drafts, as far as this needs to know; "" forgets one. */
export type Keeper = (place: string, body: string) => Promise<void>;

/** What was typed by its place; "" is a draft that was dropped. */
type Typed = ReadonlyMap<string, string>;

/** What was typed and is on its way to the program. */
export interface Writer {
  typed: Store<Typed>;
  write: (place: string, body: string) => void;
  flush: () => Promise<void>;
  /** Hands over everything at once and waits for nothing: the page is being left. */
  leave: () => void;
  /** Takes up what an earlier page could not hand over any more; `kept` is what the program has. */
  takeUp: (kept: Record<string, string>) => void;
  /** Lets go of what is on its way: it belongs to a workbook that is not open any more. */
  forget: () => void;
}

/**
 * Takes in what is typed and hands it to the keeper once the keys are calm, in the order in which it was typed. What could not be
 * handed over stays here, and is said. Meanwhile it stands on the bridge.
 */
export function writer(
  keep: Keeper,
  onKept: (place: string, body: string) => void,
  bridge: () => Bridge | undefined = () => undefined,
): Writer {
  const typed = store<Typed>(new Map());
  const waiting = new Map<string, ReturnType<typeof setTimeout>>();
  let last: Promise<void> = Promise.resolve();
  const rest = (place: string) => {
    clearTimeout(waiting.get(place));
    waiting.delete(place);
  };
  const hand = (place: string) => {
    rest(place);
    const body = typed.get().get(place);
    if (body === undefined) return;
    const over = bridge();
    last = last.then(async () => {
      try {
        await keep(place, body);
      } catch (error) {
        reported.set(toProblem(error));
        return;
      }
      onKept(place, body);
      if (typed.get().get(place) !== body) return; // more was typed meanwhile
      over?.done(place);
      const others = new Map(typed.get());
      others.delete(place);
      typed.set(others);
    });
  };
  const put = (place: string, body: string) => {
    typed.set(new Map(typed.get()).set(place, body));
    rest(place);
    waiting.set(
      place,
      setTimeout(() => hand(place), calm),
    );
  };
  const flush = () => {
    for (const place of [...waiting.keys()]) hand(place);
    return last;
  };
  return {
    typed,
    write: (place, body) => {
      bridge()?.note(place, body);
      put(place, body);
    },
    flush,
    leave: () => {
      // What was handed over and not answered goes once more: nobody is here to see whether it came.
      for (const [place, body] of typed.get()) {
        rest(place);
        keep(place, body).catch(() => undefined); // it stands on the bridge until it is kept
      }
    },
    takeUp: (kept) => {
      const over = bridge();
      for (const [place, body] of over?.waiting() ?? []) {
        if ((kept[place] ?? "") === body) over?.done(place);
        else if (!typed.get().has(place)) put(place, body);
      }
    },
    forget: () => {
      for (const place of [...waiting.keys()]) rest(place);
      typed.set(new Map());
    },
  };
}

/**
 * Puts what the program keeps now among what is known of it. An answer that is on its way was made before and would bring back what
 * was replaced, so it is asked for anew.
 */
export function noteKept(client: QueryClient, place: string, body: string): void {
  const asking = client.isFetching({ queryKey: keys.drafts() }) > 0;
  client.setQueryData<Record<string, string>>(keys.drafts(), (known) => {
    const next = { ...known };
    if (body === "") delete next[place];
    else next[place] = body;
    return next;
  });
  if (asking) void client.invalidateQueries({ queryKey: keys.drafts() });
}

/** The file that drafts belong to, "" before it is known. */
function workbook(): string {
  return queryClient.getQueryData<service.ShellView>(keys.shell())?.path ?? "";
}

/** The drafts of the workbook that is open. */
export const drafts = writer(
  (place, body) => call(() => Program.Keep(place, body)),
  (place, body) => noteKept(queryClient, place, body),
  () => {
    const path = workbook();
    return path === "" ? undefined : bridgeOf(path, window.localStorage);
  },
);

/** What is typed at a place and not kept, "" for nothing. */
export function draftAt(place: string): string {
  const kept = queryClient.getQueryData<Record<string, string>>(keys.drafts())?.[place];
  return drafts.typed.get().get(place) ?? kept ?? "";
}

if (typeof window !== "undefined") {
  window.addEventListener("pagehide", () => drafts.leave());
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") void drafts.flush();
  });
}
