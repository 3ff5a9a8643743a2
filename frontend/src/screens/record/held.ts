import type { State } from "../../components/glyphs";

/**
 * How a head stands to the record, with a glyph that nothing but a whole chain makes green: a head that matches says
 * nothing of the entries before it while the chain was not gone through.
 */
export function answerOf(
  held: string,
  chainWhole: boolean | undefined,
): [state: State, key: string] {
  if (held !== "matches") return ["stop", held];
  if (chainWhole === undefined) return ["info", "matches"];
  return chainWhole ? ["done", "whole"] : ["stop", "broken"];
}
