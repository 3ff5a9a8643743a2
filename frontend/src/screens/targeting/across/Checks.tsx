import { makeStyles } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { toProblem, type Problem } from "../../../api";
import { AnswerHeading } from "../../../components/AnswerHeading";
import { ProblemRow } from "../../../components/ProblemRow";
import { Screen } from "../../../components/Screen";
import { count } from "../../../format";
import type { service } from "../../../wailsjs/go/models";
import { bySeverity } from "./checksModel";
import { checks } from "./useStanding";

const useStyles = makeStyles({ list: { padding: "0 24px 24px" } });

/** What is wrong over all rules together, the worst first, each with the way to its rule. */
export default function Checks(props: {
  view: service.RuleListView;
  onOpen: (personaId: string) => void;
}) {
  const styles = useStyles();
  const { t } = useTranslation("targeting");
  const query = useQuery(checks);
  const found = query.data && bySeverity(query.data as Problem[]);
  const rules = new Set(props.view.rules.map((rule) => rule.personaId));
  const of = (severity: string) =>
    found?.filter((problem) => problem.severity === severity).length ?? 0;
  const stops = of("error");
  const heeds = of("warning");
  const parts = [
    stops > 0 ? t("checks.stops", { count: stops, n: count(stops) }) : "",
    heeds > 0 ? t("checks.heeds", { count: heeds, n: count(heeds) }) : "",
  ].filter((part) => part !== "");
  return (
    <Screen scrolls>
      {query.error && <ProblemRow problem={toProblem(query.error)} at="work" />}
      <AnswerHeading
        above={t("checks.above", { count: rules.size })}
        answer={
          found === undefined
            ? t("checks.question")
            : parts.length === 0
              ? t("checks.none")
              : t("checks.answer", { what: parts.join(t("common:comma")) })
        }
        qualifier={props.view.readAt === "" ? t("across.unread") : t("checks.qualifier")}
      />
      <div className={styles.list}>
        {found?.map((problem, index) => (
          <ProblemRow
            key={`${problem.code} ${problem.where.id} ${index}`}
            problem={problem}
            fixes={
              rules.has(problem.where.id) ? [{ id: problem.where.id, words: t("checks.open") }] : []
            }
            onFix={(fix) => props.onOpen(fix.id)}
          />
        ))}
      </div>
    </Screen>
  );
}
