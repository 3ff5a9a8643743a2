import type { Problem } from "../../../api";

const order = ["error", "warning", "info"];

/** Problems with those that stop something first; within a severity they keep their order. */
export function bySeverity(problems: readonly Problem[]): Problem[] {
  return order.flatMap((severity) => problems.filter((problem) => problem.severity === severity));
}
