import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { call, invoke } from "../../api";
import { rebase } from "../../components/rebase";
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

/**
 * Saves edits of a persona at once, one after another. Each is made in what is there by then: a policy that was chosen a moment ago
 * is not on the page yet, and must not be taken back by the next field.
 */
export function usePersonaEdit(detail: service.PersonaDetailView) {
  const client = useQueryClient();
  const id = detail.persona.id;
  const key = keys.persona(id);
  const save = useMutation({
    scope: { id: `persona ${id}` },
    mutationFn: async (edit: { seen: persona.Persona; wanted: persona.Persona }) => {
      const now = await call(() => Personas.Detail(id));
      await call(() => Personas.Save(rebase(edit.seen, edit.wanted, now.persona)));
    },
    onError: () => client.invalidateQueries({ queryKey: key }),
  });
  return (change: Partial<PersonaFields>) => {
    const seen = detail.persona;
    const wanted = { ...seen, ...change } as persona.Persona;
    const shown = client.getQueryData<service.PersonaDetailView>(key) ?? detail;
    client.setQueryData(key, { ...shown, persona: rebase(seen, wanted, shown.persona) });
    return save.mutateAsync({ seen, wanted });
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
