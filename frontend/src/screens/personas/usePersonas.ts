import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { call, invoke } from "../../api";
import { keys } from "../../keys";
import type { persona, service } from "../../wailsjs/go/models";
import * as Personas from "../../wailsjs/go/service/Personas";

/** The fields of a persona, without what the generated class adds. */
export type PersonaFields = Omit<persona.Persona, "convertValues">;

/** The board of all personas. */
export function useBoard() {
  return useQuery({
    queryKey: keys.personas(),
    queryFn: ({ signal }) => call(Personas.Board, signal),
  });
}

/** How much the design has of each kind, for the tabs of the step: one question for all of them. */
export function useDesignCounts() {
  return useQuery({
    queryKey: keys.designCounts(),
    queryFn: ({ signal }) => call(Personas.Counts, signal),
  });
}

/** What was said beside what is. */
export function useReconciled() {
  return useQuery({
    queryKey: keys.reconciled(),
    queryFn: ({ signal }) => call(Personas.Reconciled, signal),
  });
}

/** One persona with the source of every value. */
export function usePersona(id: string) {
  return useQuery({
    queryKey: keys.persona(id),
    queryFn: ({ signal }) => call(() => Personas.Detail(id), signal),
  });
}

/** Saves edits of a persona at once, one after another; each builds on what the page shows already. */
export function usePersonaEdit(detail: service.PersonaDetailView) {
  const client = useQueryClient();
  const id = detail.persona.id;
  const key = keys.persona(id);
  const save = useMutation({
    scope: { id: `persona ${id}` },
    mutationFn: (next: persona.Persona) => call(() => Personas.Save(next)),
    onError: () => client.invalidateQueries({ queryKey: key }),
  });
  return (change: Partial<PersonaFields>) => {
    const now = client.getQueryData<service.PersonaDetailView>(key) ?? detail;
    const next = { ...now.persona, ...change } as persona.Persona;
    client.setQueryData(key, { ...now, persona: next });
    return save.mutateAsync(next);
  };
}

/** Chooses policies: another one, one of the persona's own, or ("") the inherited one again. */
export function usePolicyEdit(id: string) {
  const navigate = useNavigate();
  const scope = { id: `persona ${id}` };
  const set = useMutation({
    scope,
    mutationFn: (policy: { type: string; name: string }) =>
      call(() => Personas.SetPolicy(id, policy.type, policy.name)),
  });
  const own = useMutation({
    scope,
    mutationFn: (type: string) => invoke<string>("Personas", "OwnPolicy", id, type),
    // It gives nobody anything until something is set in it, so the way leads to where that is done.
    onSuccess: (name, type) => navigate({ to: "/policies", search: { select: `${type}/${name}` } }),
  });
  const split = useMutation({
    scope,
    mutationFn: (type: string) => call(() => Personas.SplitPolicy(id, type)),
  });
  return {
    split: (type: string) => split.mutate(type),
    set: (type: string, name: string) => set.mutate({ type, name }),
    own: (type: string) => own.mutate(type),
  };
}
