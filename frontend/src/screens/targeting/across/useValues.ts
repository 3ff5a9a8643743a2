import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { call } from "../../../api";
import { keys } from "../../../keys";
import type { Choice } from "../../../components/ChooseOne";
import type { service } from "../../../wailsjs/go/models";
import * as Targeting from "../../../wailsjs/go/service/Targeting";

/** How many values of an attribute are offered at once; typing fetches the others. */
const most = 200;

/** The values that users have in an attribute, as choices that follow what is typed. */
export function useValues(property: string): [Choice[], (typed: string) => void] {
  const [typed, setTyped] = useState("");
  const query = useQuery({
    queryKey: keys.values(property, typed),
    queryFn: ({ signal }: { signal: AbortSignal }) =>
      call(() => Targeting.Values(property, typed, most), signal),
    enabled: property !== "",
    placeholderData: keepPreviousData<service.ValueCount[]>,
    gcTime: 60_000,
  });
  // A chosen property leaves the values of the one before on the screen until its own have come.
  const values = query.isPlaceholderData && typed === "" ? [] : (query.data ?? []);
  return [values.map((each) => ({ id: each.value, words: each.value })), setTyped];
}
