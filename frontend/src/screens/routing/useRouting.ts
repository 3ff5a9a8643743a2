import { useMutation, useQuery } from "@tanstack/react-query";
import { call } from "../../api";
import { keys } from "../../keys";
import type { voice } from "../../wailsjs/go/models";
import * as Routing from "../../wailsjs/go/service/Routing";

/** How calls leave: routes, usages and policies. */
export function useRouting() {
  return useQuery({
    queryKey: keys.routing(),
    queryFn: ({ signal }) => call(Routing.View, signal),
  });
}

/** The commands on routes and usages, one after another. */
export function useRoutingEdit() {
  const scope = { id: "routing" };
  const saveRoute = useMutation({
    scope,
    mutationFn: (edit: { before: string; route: voice.Route }) =>
      call(() => Routing.SaveRoute(edit.before, edit.route)),
  });
  const saveUsage = useMutation({
    scope,
    mutationFn: (edit: { before: string; name: string }) =>
      call(() => Routing.SaveUsage(edit.before, edit.name)),
  });
  const remove = useMutation({
    scope,
    mutationFn: (one: { kind: string; name: string }) =>
      call(() => Routing.Delete(one.kind, one.name)),
  });
  const takeOver = useMutation({
    scope,
    mutationFn: (names: string[]) => call(() => Routing.TakeOver(names)),
  });
  return { saveRoute, saveUsage, remove, takeOver };
}
