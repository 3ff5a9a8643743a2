import { useMutation, useQuery } from "@tanstack/react-query";
import { call } from "../../api";
import { rebase } from "../../components/rebase";
import { keys } from "../../keys";
import { service } from "../../wailsjs/go/models";
import * as Queues from "../../wailsjs/go/service/Queues";

/** What a thing is named by in the address: its kind and its name. */
export const addressOf = (kind: string, name: string) => `${kind}/${name}`;

/** The kind and the name in an address; undefined for none. */
export function namedBy(address: string | undefined): { kind: string; name: string } | undefined {
  const at = address?.indexOf("/") ?? -1;
  if (address === undefined || at < 0) return undefined;
  return { kind: address.slice(0, at), name: address.slice(at + 1) };
}

/** What is named, where the list has it still or has not come yet: what is gone is not asked for. */
export function listed(
  list:
    Pick<service.QueuesView, "queues" | "attendants" | "shared" | "accounts" | "teams"> | undefined,
  thing: { kind: string; name: string } | undefined,
) {
  if (!list || !thing) return thing;
  const all = [list.queues, list.attendants, list.shared, list.accounts, list.teams].flat();
  return all.some((line) => line.kind === thing.kind && line.name === thing.name)
    ? thing
    : undefined;
}

/** The second list. */
export function useList() {
  return useQuery({
    queryKey: keys.calls(),
    queryFn: ({ signal }) => call(Queues.List, signal),
  });
}

/** One thing with the way of a call through it. */
export function useDetail(thing: { kind: string; name: string } | undefined) {
  return useQuery({
    queryKey: keys.callsOf(thing?.kind, thing?.name),
    queryFn: ({ signal }) =>
      call(() => Queues.Detail(thing?.kind ?? "", thing?.name ?? ""), signal),
    enabled: thing !== undefined,
  });
}

/** What can be chosen for the fields. */
export function useOptions() {
  return useQuery({
    queryKey: keys.callOptions(),
    queryFn: ({ signal }) => call(Queues.Options, signal),
  });
}

/** What a view is of. */
export const thingOf = (view: service.CallView): object | undefined =>
  view.queue ?? view.attendant ?? view.schedule ?? view.account ?? view.team;

/**
 * Saves a thing at once, with what is there by then: whoever goes on quickly changes the next field before the screen has heard of the
 * last. A new name goes with everything that named it.
 */
export function useSave(view: service.CallView, onRenamed: (name: string) => void) {
  return useMutation({
    scope: { id: `calls ${view.kind} ${view.name}` },
    mutationFn: async (change: { seen: object | undefined; thing: object; name?: string }) => {
      const now = thingOf(await call(() => Queues.Detail(view.kind, view.name)));
      const thing = rebase(change.seen, change.thing, now);
      await call(() =>
        Queues.Save(
          service.CallsEdit.createFrom({
            kind: view.kind,
            before: view.name,
            [view.kind]: thing,
          }),
        ),
      );
    },
    onSuccess: (_, change) => {
      if (change.name !== undefined) onRenamed(change.name);
    },
  });
}
