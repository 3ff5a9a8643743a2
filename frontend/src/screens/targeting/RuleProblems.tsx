import { makeStyles } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import type { Problem, Severity } from "../../api";
import { ProblemRow } from "../../components/ProblemRow";
import type { rule } from "../../wailsjs/go/models";
import { fixed, placeOf } from "./ruleText";

const useStyles = makeStyles({ root: { display: "grid", rowGap: "8px", paddingBottom: "8px" } });

/** What is wrong with a rule, under its editor; a fix changes the text and nothing else. */
export function RuleProblems(props: {
  text: string;
  problems: readonly rule.Problem[];
  onText: (text: string) => void;
}) {
  const styles = useStyles();
  const { t } = useTranslation("targeting");
  const { text, problems } = props;
  if (problems.length === 0) return null;
  const shown = (found: rule.Problem): Problem => ({
    code: found.code,
    severity: found.severity as Severity,
    summary: found.message,
    detail: t("editor.place", placeOf(text, found)),
    hint: "",
    where: { step: "targeting", kind: "rule", id: "", field: "" },
    fixes: found.fix ? [{ id: "fix", words: found.fix.says }] : [],
  });
  return (
    <div className={styles.root}>
      {problems.map((found, index) => (
        <ProblemRow
          key={`${found.code} ${found.offset} ${index}`}
          problem={shown(found)}
          at="inline"
          onFix={() => props.onText(fixed(text, found))}
        />
      ))}
    </div>
  );
}
