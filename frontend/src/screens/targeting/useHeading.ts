import { useTranslation } from "react-i18next";
import { countPair } from "../../components/CountPair";
import { count } from "../../format";
import type { service } from "../../wailsjs/go/models";

/** What is known of a rule for its heading. */
export interface Known {
  trial: service.RuleTrialView | undefined;
  view: Pick<service.RuleListView, "readAt" | "total">;
  changed: boolean;
  stale: boolean;
  /** Nothing is written: the persona has no rule, so that it reaches nobody. */
  none: boolean;
}

/**
 * The answer of a rule, how many users match, beside how many did before where the rule was changed; and what qualifies
 * it: who comes in and leaves, of whom nobody can say, and what rests on an assumption.
 */
export function useHeading(known: Known): { answer: string; qualifier: string } {
  const { t } = useTranslation("targeting");
  const { t: common } = useTranslation("common");
  const { trial, view, changed, stale } = known;
  if (known.none) return { answer: t("answer.noRule"), qualifier: t("qualifier.noRule") };
  if (!trial) {
    return view.readAt === ""
      ? { answer: t("answer.unread"), qualifier: t("qualifier.unread") }
      : { answer: t("question"), qualifier: "" };
  }
  const answer = changed
    ? countPair(common, trial.matches, trial.before)
    : t(trial.everybody ? "answer.everybody" : "answer.same", {
        count: trial.matches,
        n: count(trial.matches),
      });
  const unknown = count(trial.unknown);
  const parts = [
    changed
      ? t("qualifier.changed", { in: count(trial.in), out: count(trial.out), unknown })
      : t("qualifier.same", { total: count(view.total), unknown }),
    trial.assumed > 0
      ? t("qualifier.assumed", { count: trial.assumed, n: count(trial.assumed) })
      : "",
    stale ? t("qualifier.stale") : "",
  ];
  return { answer, qualifier: parts.filter((part) => part !== "").join(" ") };
}
