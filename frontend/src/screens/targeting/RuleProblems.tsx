import { makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { ChevronDownRegular, ChevronRightRegular } from "@fluentui/react-icons";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Problem, Severity } from "../../api";
import { ProblemRow } from "../../components/ProblemRow";
import type { rule } from "../../wailsjs/go/models";
import { asCommand, fixed, placeOf } from "./ruleText";
import { useCalm } from "./editor/useCalm";
import type { useTrial } from "./useTrial";

const useStyles = makeStyles({
  root: { display: "grid", rowGap: "8px", paddingBottom: "8px" },
  hints: {
    ...typographyStyles.caption1,
    display: "flex",
    alignItems: "center",
    columnGap: "4px",
    justifySelf: "start",
    appearance: "none",
    border: "none",
    background: "none",
    padding: 0,
    cursor: "pointer",
    color: tokens.colorNeutralForeground2,
    ":hover": { color: tokens.colorNeutralForeground1 },
  },
});

/** The code of the hint that the line under the editor says already. */
const saidAbove = "portal.builder";

const order: Record<string, number> = { error: 0, warning: 1, info: 2 };

/** The problems of a rule as they are listed, the gravest first, and apart from them the hints. */
export function listed(problems: readonly rule.Problem[]): {
  rows: rule.Problem[];
  hints: rule.Problem[];
} {
  const sorted = problems
    .filter((problem) => problem.code !== saidAbove || problem.fix)
    .sort((a, b) => (order[a.severity] ?? 0) - (order[b.severity] ?? 0) || a.offset - b.offset);
  return {
    rows: sorted.filter((problem) => problem.severity !== "info"),
    hints: sorted.filter((problem) => problem.severity === "info"),
  };
}

/**
 * What is wrong with a rule, under its editor; a fix changes the text and nothing else. Hints stay folded until asked
 * for. The rows are about the text of the last answer, and a fix for a text that was typed over since does nothing.
 */
export function RuleProblems(props: {
  text: string;
  now: ReturnType<typeof useTrial>["now"];
  onText: (text: string) => void;
}) {
  const styles = useStyles();
  const { t } = useTranslation("targeting");
  const [open, setOpen] = useState(false);
  const { text, onText } = props;
  const now = useCalm(props.now);
  if (!now) return null;
  const { rows, hints } = listed(now.trial.problems);
  if (rows.length + hints.length === 0) return null;
  const row = (found: rule.Problem, index: number) => (
    <ProblemRow
      key={`${found.code} ${index}`}
      problem={shown(found, t("editor.place", placeOf(now.text, found)))}
      at="inline"
      onFix={() => {
        if (now.text === text) onText(fixed(text, found));
      }}
    />
  );
  return (
    <div className={styles.root}>
      {rows.map(row)}
      {hints.length > 0 && (
        <button
          type="button"
          className={styles.hints}
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          {open ? <ChevronDownRegular aria-hidden /> : <ChevronRightRegular aria-hidden />}
          {t("editor.hints", { count: hints.length })}
        </button>
      )}
      {open && hints.map(row)}
    </div>
  );
}

function shown(found: rule.Problem, detail: string): Problem {
  return {
    code: found.code,
    severity: found.severity as Severity,
    summary: found.message,
    detail,
    hint: "",
    where: { step: "targeting", kind: "rule", id: "", field: "" },
    fixes: found.fix ? [{ id: "fix", words: asCommand(found.fix.says) }] : [],
  };
}
