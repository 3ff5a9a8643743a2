import { useMutation, useQuery } from "@tanstack/react-query";
import { call } from "../../api";
import { keys } from "../../keys";
import type { service, voice } from "../../wailsjs/go/models";
import * as Places from "../../wailsjs/go/service/Places";

/** Everything of the screen. */
export function usePlaces() {
  return useQuery({
    queryKey: keys.places(),
    queryFn: ({ signal }) => call(Places.Board, signal),
  });
}

/** The edits of the screen, one after another; each is one Ctrl+Z. */
export function usePlaceEdits() {
  const scope = { id: "places" };
  return {
    site: useMutation({
      scope,
      mutationFn: (edit: { before: string; site: Plain<voice.Site> }) =>
        call(() => Places.SaveSite(edit.before, edit.site as voice.Site)),
    }),
    location: useMutation({
      scope,
      mutationFn: (edit: { before: string; location: voice.Location }) =>
        call(() => Places.SaveLocation(edit.before, edit.location)),
    }),
    policy: useMutation({
      scope,
      mutationFn: (edit: { before: string; policy: Plain<service.PlacePolicy> }) =>
        call(() => Places.SavePolicy(edit.before, edit.policy as service.PlacePolicy)),
    }),
    remove: useMutation({
      scope,
      mutationFn: (gone: { kind: string; name: string }) =>
        call(() => Places.DeletePlace(gone.kind, gone.name)),
    }),
    removePolicy: useMutation({
      scope,
      mutationFn: (gone: { type: string; name: string }) =>
        call(() => Places.DeletePolicy(gone.type, gone.name)),
    }),
    take: useMutation({
      scope,
      mutationFn: (labels: string[]) => call(() => Places.TakeOver(labels)),
    }),
    offices: useMutation({
      scope,
      mutationFn: (values: string[]) => call(() => Places.FromOffices(values)),
    }),
  };
}

/** A generated class without what it adds to its fields. */
export type Plain<T> = Omit<T, "convertValues">;
