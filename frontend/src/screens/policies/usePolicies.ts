import { useMutation, useQuery } from "@tanstack/react-query";
import { call } from "../../api";
import { keys } from "../../keys";
import * as Policies from "../../wailsjs/go/service/Policies";

/** All policies by type. */
export function usePolicyBoard() {
  return useQuery({
    queryKey: keys.policies(),
    queryFn: ({ signal }) => call(Policies.Board, signal),
  });
}

/** One policy with all of its settings. */
export function usePolicy(key: string) {
  return useQuery({
    queryKey: keys.policy(key),
    queryFn: ({ signal }) => call(() => Policies.Detail(key), signal),
  });
}

/** An edit of a policy; edits of one policy go one after another. */
export function usePolicyChange(key: string) {
  return useMutation({
    scope: { id: `policy ${key}` },
    mutationFn: (change: () => Promise<unknown>) => call(change),
  });
}
