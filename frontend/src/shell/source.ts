import { call } from "../api";
import * as Shell from "../wailsjs/go/service/Shell";
import type { Hit, ShellFacts } from "./model";

/** What the shell asks of the program. */
export const shellSource = {
  /** Everything around the work. */
  state: (signal?: AbortSignal): Promise<ShellFacts> => call(Shell.State, signal),
  /** People, numbers, personas, policies and settings that match, the best first. */
  search: (text: string): Promise<Hit[]> => call(() => Shell.Search(text)),
  /** Takes back the last edit of the workbook, where there is one. */
  undo: async () => {
    if ((await call(Shell.State)).undoLabel !== "") await call(Shell.Undo);
  },
  /** Makes the edit again that was taken back, where one was. */
  redo: async () => {
    if ((await call(Shell.State)).redoLabel !== "") await call(Shell.Redo);
  },
  /** Begins to read the tenant and gives the id of the job; its progress arrives as events. */
  readTenant: () => call(Shell.ReadTenant),
  /** Stops a job. */
  cancel: (job: string) => call(() => Shell.Cancel(job)),
};

/** The names of the events the program sends. */
export const events = { changed: "changed", progress: "progress" } as const;
