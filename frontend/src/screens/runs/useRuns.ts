import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { call, on } from "../../api";
import { keys } from "../../keys";
import { refresh } from "../../queries";
import type { Job } from "../../shell/model";
import { events } from "../../shell/source";
import * as Runs from "../../wailsjs/go/service/Runs";
import { atMost } from "./runsModel";

/** While a run goes on, the page asks again at most twice a second. */
const pause = 500;

/** The runs, newest first. */
export function useRunList() {
  return useQuery({ queryKey: keys.runs(), queryFn: ({ signal }) => call(Runs.List, signal) });
}

/** One run with its lanes; nothing is asked before it is known which. */
export function useRun(id: string | undefined) {
  return useQuery({
    queryKey: keys.run(id),
    queryFn: ({ signal }) => call(() => Runs.View(id ?? ""), signal),
    enabled: id !== undefined,
    placeholderData: keepPreviousData,
  });
}

/** One change of a run. */
export function useRunChange(run: string, change: string) {
  return useQuery({
    queryKey: keys.runChange(run, change),
    queryFn: ({ signal }) => call(() => Runs.Change(run, change), signal),
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
    const again = atMost(pause, () => void refresh(["runs"], client));
    const off = on<Job>(events.progress, (job) => {
      if (job.kind === "run") again.call();
    });
    return () => {
      off();
      again.end();
    };
  }, [client]);
}
