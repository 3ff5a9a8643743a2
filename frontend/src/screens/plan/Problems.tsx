import { makeStyles } from "@fluentui/react-components";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { Fix, Problem } from "../../api";
import { ProblemRow } from "../../components/ProblemRow";
import { count } from "../../format";
import { stepIds } from "../../shell/model";
import type { service } from "../../wailsjs/go/models";
import { figuresOf, type Shown } from "./planModel";

const useStyles = makeStyles({
  // However much there is to heed, the changes stay in sight.
  root: { flexShrink: 0, maxHeight: "40%", overflowY: "auto" },
});

const nowhere = { step: "", kind: "", id: "", field: "" };

/** What stands between the plan and its run: that it is stale, the safeguard, and the problems of the plan itself. */
export function Problems(props: {
  view: service.PlanView;
  onReadAgain: () => void;
  onMake: () => void;
  onShow: (shown: Shown) => void;
}) {
  const styles = useStyles();
  const { t } = useTranslation("plan");
  const navigate = useNavigate();
  const { view } = props;
  const losses = view.checks.find((check) => check.id === "losses");
  const [, losing = 0, limit = 0] = figuresOf(losses?.detail ?? "");
  const fixes: Record<string, () => void> = {
    read: props.onReadAgain,
    make: props.onMake,
    run: () => void navigate({ to: "/runs", search: view.runId ? { select: view.runId } : {} }),
    losing: () => props.onShow("lose"),
  };
  const fix = (...ids: string[]): Fix[] => ids.map((id) => ({ id, words: t(`fixes.${id}`) }));
  const rows: { problem: Problem; fixes: Fix[] }[] = [];
  if (view.stale !== "") {
    rows.push({
      problem: {
        code:
          view.stale === "ran"
            ? "PLAN_RAN"
            : view.stale === "checking"
              ? "PLAN_CHECKED"
              : "PLAN_STALE",
        severity: view.stale === "ran" || view.stale === "checking" ? "info" : "warning",
        summary: t(`stale.${view.stale}`),
        detail: t(`staleDetail.${view.stale}`),
        hint: "",
        where: nowhere,
      },
      fixes: staleFixes[view.stale]?.flatMap((id) => fix(id)) ?? fix("read"),
    });
  }
  if (losses && !losses.ok && view.stale !== "ran") {
    rows.push({
      problem: {
        code: "SAFEGUARD_LOSSES",
        severity: "error",
        summary: t("safeguard.summary"),
        detail: t("safeguard.detail", { count: losing, n: count(losing), limit: count(limit) }),
        hint: t("safeguard.hint"),
        where: nowhere,
      },
      fixes: fix("losing"),
    });
  }
  for (const problem of (view.problems ?? []) as Problem[]) {
    const step = stepIds.find((id) => id === problem.where.step && id !== "plan");
    rows.push({
      problem,
      fixes: step
        ? [{ id: `open:${step}`, words: t("fixes.open", { step: t(`shell:steps.${step}`) }) }]
        : [],
    });
  }
  if (rows.length === 0) return null;
  return (
    // Scrolls, so it must be reachable by keyboard.
    <div className={styles.root} tabIndex={0} role="group" aria-label={t("problems")}>
      {rows.map(({ problem, fixes: ways }, index) => (
        <ProblemRow
          key={index}
          problem={problem}
          at="work"
          fixes={ways}
          onFix={({ id }) => {
            const step = stepIds.find((each) => `open:${each}` === id);
            if (!step) fixes[id]?.();
            else {
              const { where } = problem;
              void navigate({ to: `/${step}`, search: where.id ? { select: where.id } : {} });
            }
          }}
        />
      ))}
    </div>
  );
}

const staleFixes: Record<string, string[]> = {
  checking: [],
  ran: ["run", "read"],
  moved: ["read"],
  read: ["make"],
  edited: ["make", "read"],
};
