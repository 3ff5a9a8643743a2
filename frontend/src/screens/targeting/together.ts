import type { explain } from "../../wailsjs/go/models";

/** How the outcome of an expression follows from its parts, as a key of words. */
export type Together =
  "opposite" | "notOpposite" | "all" | "enough" | "none" | "missing" | "unknown";

/** What the parts of an expression come to together. */
export function together(
  node: Pick<explain.Explanation, "outcome" | "expressionEvaluationDetails">,
): Together {
  const parts = node.expressionEvaluationDetails;
  const held = parts.filter((part) => part.outcome === "match").length;
  switch (node.outcome) {
    case "match":
      if (parts.length === 1) return held === 1 ? "all" : "opposite";
      return held === parts.length ? "all" : "enough";
    case "no match":
      if (parts.length === 1 && held === 1) return "notOpposite";
      return held === 0 ? "none" : "missing";
    default:
      return "unknown";
  }
}
