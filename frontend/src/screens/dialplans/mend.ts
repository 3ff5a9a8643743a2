import type { service } from "../../wailsjs/go/models";
import { mended } from "./patternText";
import type { RuleText } from "./useDialPlans";

/** The rule with one finding mended. */
export function withMend(rule: RuleText, one: service.DialFindingView): RuleText {
  if (!one.fix) return rule;
  const field = one.field === "translation" ? "translation" : "pattern";
  return { ...rule, [field]: mended(rule[field], one, one.fix.text) };
}
