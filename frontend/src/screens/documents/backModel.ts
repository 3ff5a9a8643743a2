import type { service } from "../../wailsjs/go/models";

/** What was decided of single cells; of the others, plain edits are taken and conflicts left. */
export type Choices = Readonly<Record<string, boolean>>;

/** The cells to take and those to leave. */
export function chosen(choices: Choices): { take: string[]; leave: string[] } {
  const cells = Object.keys(choices).sort();
  return {
    take: cells.filter((cell) => choices[cell]),
    leave: cells.filter((cell) => !choices[cell]),
  };
}

/** What is said of a spreadsheet that was read: whether it can be taken, and what waits for a decision. */
export function backStanding(
  found: Pick<service.SpreadsheetView, "refused" | "total" | "conflicts" | "taking">,
): "refused" | "same" | "undecided" | "ready" {
  if (found.refused) return "refused";
  if (found.total === 0) return "same";
  return found.conflicts > 0 ? "undecided" : "ready";
}
