import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { call } from "../../api";
import { keys } from "../../keys";
import type { service } from "../../wailsjs/go/models";
import * as Targeting from "../../wailsjs/go/service/Targeting";

/** How long typing rests before the rule is counted, in milliseconds. */
const pause = 30;

/** A value that follows another once that has rested. */
export function useRested<T>(value: T): T {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), pause);
    return () => clearTimeout(timer);
  }, [value]);
  return rested;
}

/** A rule that was counted, with its text. */
export interface Counted {
  text: string;
  trial: service.RuleTrialView;
}

/** The question what a rule would do for a persona. */
export function trialQuery(personaId: string, text: string) {
  return {
    queryKey: keys.trial(personaId, text),
    queryFn: async (): Promise<Counted> => ({
      text,
      trial: await call(() => Targeting.Try(personaId, text)),
    }),
    gcTime: 30_000,
  };
}

/**
 * What a rule that is being written would do. `now` is about the text itself; `counted` are the last counts there are,
 * which stay while the text is not valid.
 */
export function useTrial(personaId: string, text: string) {
  const rested = useRested(text);
  const query = useQuery({
    ...trialQuery(personaId, rested),
    placeholderData: keepPreviousData<Counted>,
  });
  const [counted, setCounted] = useState<Counted>();
  const { data } = query;
  if (data && data.trial.counted && data !== counted) setCounted(data);
  return { now: data, counted, error: query.error };
}
