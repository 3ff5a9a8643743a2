import { useMutation, useQuery } from "@tanstack/react-query";
import { call } from "../../api";
import { keys } from "../../keys";
import type { persona } from "../../wailsjs/go/models";
import * as Names from "../../wailsjs/go/service/Names";

/** The fields of a convention, without what the generated class adds. */
export type Convention = Omit<persona.Convention, "convertValues" | "groups" | "policies"> & {
  groups: Pattern;
  policies: Pattern;
};
export type Pattern = Omit<persona.Pattern, "convertValues">;

/** A convention with its patterns: the program leaves out one that says nothing. */
function whole(convention: persona.Convention): Convention {
  const told: Partial<Convention> = convention;
  return { ...convention, groups: told.groups ?? {}, policies: told.policies ?? {} };
}

/** The convention of the customer and those to begin with. */
export function useNames() {
  return useQuery({
    queryKey: keys.names(),
    queryFn: ({ signal }) => call(Names.View, signal),
    select: (view) => ({
      ...view,
      convention: whole(view.convention),
      known: view.known.map(({ id, convention }) => ({ id, convention: whole(convention) })),
    }),
  });
}

/** How things are named, as `useNames` gives it. */
export type NamesOf = NonNullable<ReturnType<typeof useNames>["data"]>;

/** What a convention would rename, asked anew as it is edited. */
export function useRenames(convention: Convention | undefined) {
  return useQuery({
    queryKey: keys.renames(convention),
    queryFn: ({ signal }) => call(() => Names.Preview(convention as persona.Convention), signal),
    enabled: convention !== undefined,
    placeholderData: (before) => before,
  });
}

/** Keeps a convention and names everything by it, as one edit. */
export function useNameBy(onDone: () => void) {
  return useMutation({
    mutationFn: (convention: Convention) =>
      call(() => Names.Apply(convention as persona.Convention)),
    onSuccess: onDone,
  });
}

/** What goes along when a persona gets another name. */
export function useCalled(id: string, name: string, asked: boolean) {
  return useQuery({
    queryKey: keys.called(id, name),
    queryFn: ({ signal }) => call(() => Names.Called(id, name), signal),
    enabled: asked,
  });
}

/** What goes with a persona when it is deleted. */
export function useGoesAlong(id: string) {
  return useQuery({
    queryKey: keys.goesAlong(id),
    queryFn: ({ signal }) => call(() => Names.Leaving(id), signal),
  });
}

/** Our groups in the tenant that no persona has any more. */
export function useLeftOver() {
  return useQuery({
    queryKey: keys.leftOver(),
    queryFn: ({ signal }) => call(Names.LeftOver, signal),
  });
}
