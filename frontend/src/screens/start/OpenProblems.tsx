import { makeStyles, tokens } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import type { Problem, Where } from "../../api";
import { Pane } from "../../components/Pane";
import { ProblemRow } from "../../components/ProblemRow";
import { count } from "../../format";

const useStyles = makeStyles({ nothing: { color: tokens.colorNeutralForeground3, margin: 0 } });

/** The open problems, worst first, and after them what is only to be remembered; each opens its step at the place of the problem. */
export function OpenProblems(props: {
  problems: Problem[];
  /** Some are still being looked for in the background. */
  checking: boolean;
  onOpen: (where: Where) => void;
}) {
  const styles = useStyles();
  const { t } = useTranslation("start");
  const { problems, checking, onOpen } = props;
  const stops = problems.filter((problem) => problem.severity === "error").length;
  const open = problems.filter((problem) => problem.severity !== "info").length;
  const none = open === 0;
  return (
    <Pane
      title={
        none
          ? t(checking ? "problems.checking" : "problems.none")
          : t("problems.title", { count: open })
      }
      caption={
        none
          ? undefined
          : t("problems.caption", {
              stops: t("problems.stops", { count: stops }),
              rest: count(open - stops),
            })
      }
    >
      {checking && <p className={styles.nothing}>{t("problems.checked")}</p>}
      {problems.length === 0 && !checking && (
        <p className={styles.nothing}>{t("problems.nothing")}</p>
      )}
      {problems.map((problem, index) => {
        const { step, id } = problem.where;
        const name = step === "" ? "" : t(`shell:steps.${step}`);
        return (
          <ProblemRow
            key={`${problem.code} ${id} ${index}`}
            problem={problem}
            tag={name === "" ? undefined : name}
            fixes={
              name === ""
                ? []
                : [
                    {
                      id: "open",
                      words: t(id === "" ? "problems.openStep" : "problems.openHere", {
                        step: name,
                      }),
                    },
                  ]
            }
            onFix={() => onOpen(problem.where)}
          />
        );
      })}
    </Pane>
  );
}
