import { useSyncExternalStore } from "react";
import type { Problem } from "../api";
import type { Job } from "./model";

/** A value outside React that components can watch. */
export interface Store<T> {
  get: () => T;
  set: (next: T) => void;
  watch: (changed: () => void) => () => void;
}

/** Makes a store with its first value. */
export function store<T>(first: T): Store<T> {
  let value = first;
  const watchers = new Set<() => void>();
  return {
    get: () => value,
    set: (next) => {
      value = next;
      for (const changed of watchers) changed();
    },
    watch: (changed) => {
      watchers.add(changed);
      return () => watchers.delete(changed);
    },
  };
}

/** The value of a store; the component renders again when it changes. */
export function useStore<T>(from: Store<T>): T {
  return useSyncExternalStore(from.watch, from.get);
}

/** The problem of the last command that failed, shown above the work until it is dismissed or a command succeeds. */
export const reported = store<Problem | undefined>(undefined);

/** The long work under way, by its id. */
export const running = store<ReadonlyMap<string, Job>>(new Map());

/** Takes in what an event tells of a job. One that is finished is over, and its problem is reported. */
export function noteJob(job: Job): void {
  const next = new Map(running.get());
  if (job.finished) next.delete(job.id);
  else next.set(job.id, job);
  running.set(next);
  if (job.finished && job.problem) reported.set(job.problem as Problem);
}

/** Replaces what is known of all jobs, after the page was opened or lost touch. */
export function knowJobs(jobs: readonly Job[]): void {
  running.set(new Map(jobs.map((job) => [job.id, job])));
}
