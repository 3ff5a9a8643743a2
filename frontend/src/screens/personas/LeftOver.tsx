import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { call, toProblem, type Problem } from "../../api";
import { ProblemRow } from "../../components/ProblemRow";
import { count } from "../../format";
import * as Names from "../../wailsjs/go/service/Names";
import type { service } from "../../wailsjs/go/models";
import { useLeftOver } from "./useNames";

/** Groups of ours in the tenant that no persona has: what they still give, and the way to take that back. */
export function LeftOver() {
  const { t } = useTranslation("names");
  const query = useLeftOver();
  const remove = useMutation({ mutationFn: (key: string) => call(() => Names.RemoveGroup(key)) });
  const hint = (group: service.LeftOverView) => {
    if (group.made && group.queues.length > 0) {
      return t("leftOver.answers", { queues: group.queues.join(", ") });
    }
    if (group.going) return t(group.made ? "leftOver.going" : "leftOver.goingEmpty");
    return group.made ? "" : t("leftOver.notMade");
  };
  return (
    <>
      {remove.error && <ProblemRow problem={toProblem(remove.error)} at="work" />}
      {(query.data ?? []).map((group) => {
        const users =
          group.users < 0
            ? t("leftOver.unread")
            : t("leftOver.users", { count: group.users, n: count(group.users) });
        const words = t(group.made ? "leftOver.remove" : "leftOver.empty", { name: group.name });
        const problem: Problem = {
          severity: group.going && !(group.made && group.queues.length > 0) ? "info" : "warning",
          code: "PLAN_GROUP_LEFT_OVER",
          summary: t("leftOver.title", { count: 1 }),
          detail: `${group.name}. ${users}`,
          hint: hint(group),
          where: { step: "personas", kind: "group", id: group.key, field: "" },
          fixes: [],
        };
        return (
          <ProblemRow
            key={group.key}
            at="work"
            problem={problem}
            {...(group.going
              ? {}
              : {
                  fixes: [{ id: group.key, words }],
                  onFix: () => remove.mutate(group.key),
                })}
          />
        );
      })}
    </>
  );
}
