import type { QueryClient } from "@tanstack/react-query";
import { call, toProblem } from "../api";
import { keys } from "../keys";
import { queryClient } from "../queries";
import { reported, store, type Store } from "../shell/store";
import * as Program from "../wailsjs/go/service/Drafts";

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
}

/**
 * Takes in what is typed and hands it to the keeper once the keys are calm, in the order in which it was typed. What could not be
 * handed over stays here, and is said.
 */
export function writer(keep: Keeper, onKept: (place: string, body: string) => void): Writer {
  const typed = store<Typed>(new Map());
  const waiting = new Map<string, ReturnType<typeof setTimeout>>();
  let last: Promise<void> = Promise.resolve();
  const hand = (place: string) => {
    clearTimeout(waiting.get(place));
    waiting.delete(place);
    const body = typed.get().get(place);
    if (body === undefined) return;
    last = last.then(async () => {
      try {
        await keep(place, body);
      } catch (error) {
        reported.set(toProblem(error));
        return;
      }
      onKept(place, body);
      if (typed.get().get(place) !== body) return; // more was typed meanwhile
      const rest = new Map(typed.get());
      rest.delete(place);
      typed.set(rest);
    });
  };
  return {
    typed,
    write: (place, body) => {
      typed.set(new Map(typed.get()).set(place, body));
      clearTimeout(waiting.get(place));
      waiting.set(
        place,
        setTimeout(() => hand(place), calm),
      );
    },
    flush: () => {
      for (const place of [...waiting.keys()]) hand(place);
      return last;
    },
  };
}

/** Puts what the program keeps now among what is known of it. */
export function noteKept(client: QueryClient, place: string, body: string): void {
  client.setQueryData<Record<string, string>>(keys.drafts(), (known) => {
    const next = { ...known };
    if (body === "") delete next[place];
    else next[place] = body;
    return next;
  });
}

/** The drafts of the workbook that is open. */
export const drafts = writer(
  (place, body) => call(() => Program.Keep(place, body)),
  (place, body) => noteKept(queryClient, place, body),
);

/** What is typed at a place and not kept, "" for nothing. */
export function draftAt(place: string): string {
  const kept = queryClient.getQueryData<Record<string, string>>(keys.drafts())?.[place];
  return drafts.typed.get().get(place) ?? kept ?? "";
}

if (typeof window !== "undefined") {
  window.addEventListener("pagehide", () => void drafts.flush());
}
