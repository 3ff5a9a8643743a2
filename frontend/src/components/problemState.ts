import type { Severity } from "../api";
import type { State } from "./glyphs";

/** The glyph of a severity; one that a newer or a foreign file names is unknown here. */
export function problemState(severity: Severity): State {
  switch (severity) {
    case "error":
      return "stop";
    case "warning":
      return "problem";
    case "info":
      return "info";
    default:
      return "unknown";
  }
}

/** A stable code as people read it out: "RULE_214" -> "RULE 214". */
export function spokenCode(code: string): string {
  return code.replaceAll("_", " ");
}
