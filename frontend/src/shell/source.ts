import { invoke } from "../api";
import type { SearchHit, ShellState } from "./model";

/** What the shell asks of the program: the methods of app/service.Shell. */
export const shellSource = {
  /** Everything around the work. */
  state: () => invoke<ShellState>("Shell", "State"),
  /** People, numbers, personas, policies and settings that match, the best first. */
  search: (text: string) => invoke<SearchHit[]>("Shell", "Search", text),
  /** Takes back the last edit of the workbook. */
  undo: () => invoke<void>("Shell", "Undo"),
  /** Makes the edit again that was taken back. */
  redo: () => invoke<void>("Shell", "Redo"),
  /** Reads the tenant; progress arrives as events. */
  readTenant: () => invoke<void>("Shell", "ReadTenant"),
};

/** The names of the events the program sends. */
export const events = { changed: "changed", progress: "progress" } as const;
