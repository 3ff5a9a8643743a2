import { useQuery } from "@tanstack/react-query";
import { call } from "../../../api";
import { keys } from "../../../keys";
import * as Coverage from "../../../wailsjs/go/service/Coverage";
import { clashing } from "./matrix";
import { filledShare, spelledTwice } from "./qualityModel";

/** The query of whom all rules reach together. */
export const overlaps = {
  queryKey: keys.overlaps(),
  queryFn: ({ signal }: { signal: AbortSignal }) => call(Coverage.Overlaps, signal),
};

/** The query of how well the attributes are kept. */
export const quality = {
  queryKey: keys.quality(),
  queryFn: ({ signal }: { signal: AbortSignal }) => call(Coverage.Quality, signal),
};

/** The query of what is wrong over all rules. */
export const checks = {
  queryKey: keys.checks(),
  queryFn: ({ signal }: { signal: AbortSignal }) => call(Coverage.Checks, signal),
};

/**
 * What the views over all rules come to, for the list at the left. The attributes are read only where somebody looks
 * at them: that answer costs most, and a figure in a list is not worth it after every change of a rule.
 */
export function useStanding(read: boolean, looksAtQuality: boolean) {
  const together = useQuery({ ...overlaps, enabled: read }).data;
  const kept = useQuery({ ...quality, enabled: read && looksAtQuality }).data;
  const found = useQuery({ ...checks, enabled: read }).data;
  return {
    clashing: together && clashing(together),
    filled: kept && filledShare(kept),
    spelledTwice: kept && spelledTwice(kept),
    checks: found?.filter((problem) => problem.severity !== "info").length,
    stops: found?.some((problem) => problem.severity === "error") ?? false,
  };
}
