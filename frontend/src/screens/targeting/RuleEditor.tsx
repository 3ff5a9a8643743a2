import { makeStyles, mergeClasses, tokens, typographyStyles } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import { StateBadge } from "../../components/StateBadge";
import { count } from "../../format";
import type { rule, service } from "../../wailsjs/go/models";
import { lines } from "./ruleText";

/** The most characters that Entra takes. */
const most = 3072;

const useStyles = makeStyles({
  frame: {
    position: "relative",
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderBottom: `2px solid ${tokens.colorNeutralStrokeAccessible}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
    ":focus-within": { borderBottomColor: tokens.colorCompoundBrandStroke },
  },
  type: {
    margin: 0,
    padding: "8px 12px 8px 40px",
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: "13px",
    lineHeight: "24px",
    whiteSpace: "pre-wrap",
    overflowWrap: "anywhere",
    letterSpacing: "normal",
    boxSizing: "border-box",
    width: "100%",
  },
  shown: { minHeight: "88px", color: tokens.colorNeutralForeground1 },
  field: {
    position: "absolute",
    inset: 0,
    height: "100%",
    border: "none",
    outline: "none",
    resize: "none",
    overflow: "hidden",
    background: "none",
    color: "transparent",
    caretColor: tokens.colorNeutralForeground1,
    "::selection": {
      backgroundColor: tokens.colorBrandBackground2Hover,
      color: tokens.colorNeutralForeground1,
    },
  },
  line: {
    position: "relative",
    minHeight: "24px",
    "::before": {
      content: "attr(data-line)",
      position: "absolute",
      left: "-32px",
      width: "20px",
      textAlign: "right",
      color: tokens.colorNeutralForeground3,
    },
  },
  attribute: { color: tokens.colorBrandForeground1 },
  text: { color: tokens.colorPaletteForestForeground2 },
  word: { color: tokens.colorPalettePlumForeground2 },
  plain: {},
  wrong: {
    textDecorationLine: "underline",
    textDecorationStyle: "wavy",
    textDecorationSkipInk: "none",
    textDecorationColor: tokens.colorStatusWarningForeground1,
  },
  error: { textDecorationColor: tokens.colorStatusDangerForeground1 },
  foot: {
    ...typographyStyles.caption1,
    display: "flex",
    justifyContent: "space-between",
    padding: "4px 0",
    color: tokens.colorNeutralForeground2,
  },
});

/**
 * The text of a rule: a plain field over the same text in colours, so that typing, selecting and reading aloud are the
 * browser's own. Below it whether Entra takes it, and how long it is.
 */
export function RuleEditor(props: {
  label: string;
  text: string;
  trial: service.RuleTrialView | undefined;
  problems: readonly rule.Problem[];
  onText: (text: string) => void;
}) {
  const styles = useStyles();
  const { t } = useTranslation("targeting");
  const { text, trial } = props;
  const errors = props.problems.filter((problem) => problem.severity === "error").length;
  return (
    <div>
      <div className={styles.frame}>
        <pre className={mergeClasses(styles.type, styles.shown)} aria-hidden>
          {lines(text, props.problems).map((line, number) => (
            <div key={number} className={styles.line} data-line={number + 1}>
              {line.map((piece, index) => (
                <span
                  key={index}
                  className={mergeClasses(
                    styles[piece.kind],
                    piece.wrong && styles.wrong,
                    piece.wrong === "error" && styles.error,
                  )}
                >
                  {piece.text}
                </span>
              ))}
            </div>
          ))}
        </pre>
        <textarea
          aria-label={props.label}
          aria-describedby="rule-state"
          aria-invalid={errors > 0}
          className={mergeClasses(styles.type, styles.field)}
          value={text}
          spellCheck={false}
          autoCapitalize="off"
          autoComplete="off"
          onChange={(event) => props.onText(event.target.value)}
        />
      </div>
      <div className={styles.foot} id="rule-state">
        {trial ? (
          <StateBadge
            state={trial.valid ? "done" : "stop"}
            words={trial.valid ? t("editor.valid") : t("editor.invalid", { count: errors })}
          />
        ) : (
          <span />
        )}
        <span>
          {t("editor.characters", { n: count(Array.from(text).length), most: count(most) })}
        </span>
      </div>
    </div>
  );
}
