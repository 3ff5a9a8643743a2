import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { call, on } from "../../api";
import type { Job } from "../../shell/model";
import { events } from "../../shell/source";
import * as Runs from "../../wailsjs/go/service/Runs";
import { atMost } from "./runsModel";

/** While a run goes on, the page asks again at most twice a second. */
const pause = 500;

/** Every query about runs begins with this, so that progress can refresh them and nothing else. */
export const runsKey = "runs";

/** The runs, newest first. */
export function useRunList() {
  return useQuery({ queryKey: [runsKey, "list"], queryFn: () => call(Runs.List) });
}

/** One run with its lanes; nothing is asked before it is known which. */
export function useRun(id: string | undefined) {
  return useQuery({
    queryKey: [runsKey, "view", id],
    queryFn: () => call(() => Runs.View(id ?? "")),
    enabled: id !== undefined,
    placeholderData: keepPreviousData,
  });
}

/** One change of a run. */
export function useRunChange(run: string, change: string) {
  return useQuery({
    queryKey: [runsKey, "change", run, change],
    queryFn: () => call(() => Runs.Change(run, change)),
  });
}

/** Stopping and resuming. */
export function useRunCommands(run: string | undefined) {
  const stop = useMutation({ mutationFn: () => call(() => Runs.Stop(run ?? "")) });
  const resume = useMutation({ mutationFn: () => call(() => Runs.Resume(run ?? "")) });
  const undo = useMutation({ mutationFn: () => call(() => Runs.Undo(run ?? "")) });
  return { stop, resume, undo };
}

/** Keeps what is shown of the runs in step with the progress of the one under way. */
export function useRunProgress(): void {
  const client = useQueryClient();
  useEffect(() => {
    const refresh = atMost(pause, () => void client.invalidateQueries({ queryKey: [runsKey] }));
    const off = on<Job>(events.progress, (job) => {
      if (job.kind === "run") refresh.call();
    });
    return () => {
      off();
      refresh.end();
    };
  }, [client]);
}
