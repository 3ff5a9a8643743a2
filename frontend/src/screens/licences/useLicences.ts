import { useMutation, useQuery } from "@tanstack/react-query";
import { call } from "../../api";
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

/** The commands on licences as bought, one after another. */
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
  return { save, forget };
}
