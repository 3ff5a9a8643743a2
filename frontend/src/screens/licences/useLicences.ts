import { useMutation, useQuery } from "@tanstack/react-query";
import { call, type Problem } from "../../api";
import { keys } from "../../keys";
import type { voice } from "../../wailsjs/go/models";
import * as Licences from "../../wailsjs/go/service/Licences";

/** Licences as bought, as needed, and who gives them. */
export function useLicences() {
  return useQuery({
    queryKey: keys.licences(),
    queryFn: ({ signal }) => call(Licences.View, signal),
  });
}

/** The commands on licences as bought and on what is wrong with licences, one after another. */
export function useLicenceEdit() {
  const scope = { id: "licences" };
  const save = useMutation({
    scope,
    mutationFn: (purchase: voice.Purchase) => call(() => Licences.Save(purchase)),
  });
  const forget = useMutation({
    scope,
    mutationFn: (sku: string) => call(() => Licences.Forget(sku)),
  });
  const fix = useMutation({
    scope,
    mutationFn: (one: { problem: Problem; id: string }) =>
      call(() => Licences.Fix(one.problem.code, one.problem.where, one.id)),
  });
  return { save, forget, fix };
}
