import type { State } from "../../components/glyphs";
import type { service } from "../../wailsjs/go/models";

/** The name of a column in a spreadsheet, from 0: A, B, ... Z, AA. */
export function columnLetter(index: number): string {
  const rest = Math.floor(index / 26);
  return (rest > 0 ? columnLetter(rest - 1) : "") + String.fromCharCode(65 + (index % 26));
}

/** The glyph of how current a document is. */
export function documentGlyph(state: string): State {
  switch (state) {
    case "current":
      return "done";
    case "behind":
      return "problem";
    default:
      return "empty";
  }
}

/** How many documents stand in each state, and those that are behind. */
export function standing(documents: readonly service.DocumentView[]) {
  return {
    all: documents.length,
    current: documents.filter((each) => each.state === "current").length,
    behind: documents.filter((each) => each.state === "behind"),
  };
}
