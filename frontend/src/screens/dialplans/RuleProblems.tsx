import { makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import type { Severity } from "../../api";
import { Glyph } from "../../components/glyphs";
import { LinkButton } from "../../components/LinkButton";
import { problemState, spokenCode } from "../../components/problemState";
import { sizes } from "../../theme/sizes";
import type { service } from "../../wailsjs/go/models";
import { withMend } from "./mend";
import type { RuleText } from "./useDialPlans";

const useStyles = makeStyles({
  root: {
    display: "grid",
    gridTemplateColumns: "16px 1fr",
    columnGap: "8px",
    padding: `0 ${sizes.gutter}px 8px ${sizes.gutter + 16}px`,
  },
  summary: { ...typographyStyles.body1Strong, overflowWrap: "anywhere" },
  detail: { color: tokens.colorNeutralForeground2, overflowWrap: "anywhere" },
  foot: { display: "flex", flexWrap: "wrap", columnGap: "16px", alignItems: "baseline" },
  code: {
    ...typographyStyles.caption1,
    color: tokens.colorNeutralForeground2,
    marginLeft: "auto",
    whiteSpace: "nowrap",
  },
});

/** What is wrong with a rule, under it: where, why, and what one key mends. */
export function RuleProblems(props: {
  plan: service.DialPlanView;
  at: number;
  rule: RuleText;
  findings: service.DialFindingView[];
  template?: RuleText;
  onMend: (rule: RuleText) => void;
  onMove: (from: number, to: number) => void;
}) {
  const styles = useStyles();
  const { t } = useTranslation("dialplans");
  const { plan, at, rule, template } = props;
  const editable = plan.side === "here";
  return props.findings.map((one, index) => {
    const earlier = one.with.length === 1 ? one.with[0] : undefined;
    return (
      <div
        key={index}
        role="gridcell"
        aria-colspan={6}
        className={styles.root}
        data-problem={one.code}
      >
        <Glyph state={problemState(one.severity as Severity)} />
        <div>
          <div className={styles.summary}>{headline(one, t)}</div>
          <div className={styles.detail}>{one.detail}</div>
          <div className={styles.foot}>
            {editable && one.fix && (
              <LinkButton onClick={() => props.onMend(withMend(rule, one))} onSelectedRow>
                {one.fix.says}
              </LinkButton>
            )}
            {editable && earlier !== undefined && (
              <LinkButton onClick={() => props.onMove(at, earlier)} onSelectedRow>
                {t("rules.askBefore", { name: plan.rules[earlier]?.rule.name })}
              </LinkButton>
            )}
            {editable &&
              one.severity === "error" &&
              template &&
              template.pattern !== rule.pattern && (
                <LinkButton
                  onClick={() =>
                    props.onMend({
                      ...rule,
                      pattern: template.pattern,
                      translation: template.translation,
                    })
                  }
                  onSelectedRow
                >
                  {t("rules.takeTemplate")}
                </LinkButton>
              )}
            <span className={styles.code}>{spokenCode(one.code)}</span>
          </div>
        </div>
      </div>
    );
  });
}

type Translate = (key: string, options?: Record<string, unknown>) => string;

/** What is wrong, with the character that it begins at where it stands at one. */
export function headline(one: service.DialFindingView, t: Translate): string {
  const somewhere = one.severity === "error" && one.offset > 0;
  return somewhere ? t("rules.at", { summary: one.summary, n: one.offset + 1 }) : one.summary;
}
