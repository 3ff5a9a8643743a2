import { makeStyles, mergeClasses, tokens, typographyStyles } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import type { Fix, Problem } from "../api";
import { Glyph } from "./glyphs";
import { LinkButton } from "./LinkButton";
import { problemState, spokenCode } from "./problemState";
import { WhyLink } from "./WhyLink";

const useStyles = makeStyles({
  root: {
    display: "grid",
    gridTemplateColumns: "16px 1fr",
    columnGap: "12px",
    padding: "12px 0",
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  work: { padding: "12px 24px" },
  inline: {
    padding: "12px",
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderLeft: `3px solid ${tokens.colorStatusWarningForeground1}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  inlineStop: { borderLeftColor: tokens.colorStatusDangerForeground1 },
  inlineInfo: { borderLeftColor: tokens.colorNeutralStrokeAccessible },
  glyph: { marginTop: "2px" },
  summary: { ...typographyStyles.body1Strong, overflowWrap: "anywhere" },
  detail: { ...typographyStyles.body1, color: tokens.colorNeutralForeground2 },
  foot: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "baseline",
    columnGap: "16px",
    marginTop: "2px",
  },
  code: {
    ...typographyStyles.caption1,
    color: tokens.colorNeutralForeground3,
    marginLeft: "auto",
    whiteSpace: "nowrap",
  },
});

/**
 * A problem, the same in lists, panes and under the editor: glyph, summary, detail and hint, fixes as links with
 * the safest first, "Why?" and the stable code. `at` says where: in a pane, over the list ("work"), or boxed under
 * an editor ("inline"). `tag` replaces the code, e.g. with the step it belongs to.
 */
export function ProblemRow(props: {
  problem: Problem;
  at?: "pane" | "work" | "inline";
  fixes?: Fix[];
  onFix?: (fix: Fix) => void;
  onWhy?: () => void;
  onDismiss?: () => void;
  tag?: string;
}) {
  const styles = useStyles();
  const { t } = useTranslation("common");
  const { problem } = props;
  const at = props.at ?? "pane";
  const state = problemState(problem.severity);
  const fixes = props.fixes ?? problem.fixes ?? [];
  const { onFix } = props;
  return (
    <div
      className={mergeClasses(
        styles.root,
        at === "work" && styles.work,
        at === "inline" && styles.inline,
        at === "inline" && state === "stop" && styles.inlineStop,
        at === "inline" && state === "info" && styles.inlineInfo,
      )}
      role={at === "work" ? "alert" : "group"}
      aria-label={t("problem.label", {
        severity: t(`severity.${problem.severity}`, { defaultValue: problem.severity }),
        summary: problem.summary,
      })}
      data-problem={problem.code}
    >
      <Glyph state={state} className={styles.glyph} />
      <div>
        <div className={styles.summary}>{problem.summary}</div>
        {problem.detail && <div className={styles.detail}>{problem.detail}</div>}
        {problem.hint && <div className={styles.detail}>{problem.hint}</div>}
        <div className={styles.foot}>
          {onFix &&
            fixes.map((fix) => (
              <LinkButton key={fix.id} onClick={() => onFix(fix)}>
                {fix.words}
              </LinkButton>
            ))}
          {props.onWhy && <WhyLink about={problem.summary} onWhy={props.onWhy} />}
          {props.onDismiss && <LinkButton onClick={props.onDismiss}>{t("dismiss")}</LinkButton>}
          <span className={styles.code}>{props.tag ?? spokenCode(problem.code)}</span>
        </div>
      </div>
    </div>
  );
}
