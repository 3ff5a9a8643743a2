import { useTranslation } from "react-i18next";
import { count, lately } from "../../format";
import { breakpoints } from "../../theme/sizes";
import { useMediaQuery } from "../../theme/useMediaQuery";
import type { service } from "../../wailsjs/go/models";

/** The heading of the plan, what stands above it, and what qualifies it. */
export function usePlanAnswer(view: service.PlanView | undefined): {
  heading: string;
  above?: string;
  qualifier?: string;
} {
  const { t } = useTranslation("plan");
  const narrow = useMediaQuery(`(max-width: ${breakpoints.rail}px)`);
  if (!view) return { heading: t("question") };
  if (!view.exists) return { heading: t("answer.never") };
  const now = new Date();
  const above = t(view.undoes > 0 ? "aboveUndo" : "above", {
    plan: view.number,
    run: view.undoes,
    made: lately(view.madeAt, now),
    read: lately(view.readAt, now),
  });
  if (view.bill.changes === 0) {
    return { heading: t(`answer.${emptyKey(view)}`, { read: lately(view.readAt, now) }), above };
  }
  if (view.affected === 0) {
    return {
      heading: t("answer.nobody", { count: view.bill.changes, n: count(view.bill.changes) }),
      above,
    };
  }
  const parts = [
    ...(view.losing > 0 ? [t("answer.lose", { count: view.losing, n: count(view.losing) })] : []),
    ...(view.gaining > 0
      ? [t("answer.gain", { count: view.gaining, n: count(view.gaining) })]
      : []),
    ...(view.unnoticing > 0
      ? [t("answer.nothing", { count: view.unnoticing, n: count(view.unnoticing) })]
      : []),
  ].join(t("common:comma"));
  return {
    heading: narrow
      ? t("answer.short", { parts })
      : t("answer.full", { count: view.affected, n: count(view.affected), parts }),
    above,
    ...(view.losing === 0 ? { qualifier: t("answer.nobodyLoses") } : {}),
  };
}

/** Why a plan has no changes; that the tenant is as designed is for the program to say. */
function emptyKey(view: service.PlanView) {
  if (view.asDesigned) return "empty";
  if (view.undoes > 0) return "emptyUndo";
  return view.problems.some((each) => each.severity === "error") ? "emptyProblems" : "emptyEarlier";
}
