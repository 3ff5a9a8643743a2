import type { State } from "../../components/glyphs";

/** The glyph of an outcome. */
export const outcomeGlyphs: Record<string, State> = {
  match: "done",
  "no match": "failed",
  unknown: "unknown",
};

/** The key of the words of an outcome. */
export const outcomeKeys: Record<string, string> = {
  match: "match",
  "no match": "noMatch",
  unknown: "unknown",
};

/** The outcome that a reason speaks of: it lets somebody in, keeps them out, or nobody can say. */
export const outcomeOfKind: Record<string, string> = {
  holds: "match",
  stops: "no match",
  unknown: "unknown",
};
