import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { call } from "../../../api";
import { keys } from "../../../keys";
import type { service } from "../../../wailsjs/go/models";
import * as Coverage from "../../../wailsjs/go/service/Coverage";
import { useRested } from "../useTrial";
import { asked, type Question } from "./question";

/** What is asked of the program: the generated type has a method besides, which no question needs. */
export function asView(question: Question): service.ImaginedView {
  return question as service.ImaginedView;
}

/** An answer with the question it is the answer to. */
export interface Answered {
  question: Question;
  answer: service.WhatIfView;
}

/**
 * What would change. The last answer stays while the next one is on its way, and while the question cannot be answered
 * (`error` says why); it goes when nothing is asked any more.
 */
export function useWhatIf(question: Question) {
  const rested = useRested(question);
  const wanted = useMemo(() => asked(rested), [rested]);
  const query = useQuery({
    queryKey: keys.whatIf(wanted),
    queryFn: async (): Promise<Answered | null> =>
      wanted
        ? { question: wanted, answer: await call(() => Coverage.WhatIf(asView(wanted))) }
        : null,
    placeholderData: keepPreviousData<Answered | null>,
    gcTime: 60_000,
  });
  const [last, setLast] = useState<Answered>();
  const { data } = query;
  if (data && data !== last) setLast(data);
  return { answered: wanted ? last : undefined, error: wanted ? query.error : null };
}
