import { useSyncExternalStore } from "react";
import type { Problem } from "../api";
import type { Progress } from "./model";

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

/** How far each running task is, by its name. */
export const running = store<ReadonlyMap<string, Progress>>(new Map());

/** Takes in one progress event; a task that has reached its total is over. */
export function noteProgress(progress: Progress): void {
  const next = new Map(running.get());
  if (progress.total > 0 && progress.done >= progress.total) next.delete(progress.task);
  else next.set(progress.task, progress);
  running.set(next);
}
