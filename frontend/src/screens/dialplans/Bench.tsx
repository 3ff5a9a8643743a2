import {
  Input,
  makeStyles,
  mergeClasses,
  tokens,
  typographyStyles,
} from "@fluentui/react-components";
import { ArrowRightRegular } from "@fluentui/react-icons";
import { useTranslation } from "react-i18next";
import { Glyph, type State } from "../../components/glyphs";
import { StateBadge } from "../../components/StateBadge";
import { sizes } from "../../theme/sizes";
import type { service } from "../../wailsjs/go/models";
import { useDialled, type Place } from "./useDialPlans";

const useStyles = makeStyles({
  root: {
    padding: `12px ${sizes.gutter}px`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground2,
    flexShrink: 0,
  },
  label: { ...typographyStyles.caption1, display: "block", marginBottom: "4px" },
  row: {
    display: "flex",
    alignItems: "center",
    columnGap: "16px",
    rowGap: "8px",
    flexWrap: "wrap",
  },
  field: { width: "152px", height: "40px" },
  input: { fontSize: tokens.fontSizeBase400 },
  answer: { display: "flex", alignItems: "baseline", columnGap: "8px", flexWrap: "wrap" },
  number: { ...typographyStyles.subtitle2, overflowWrap: "anywhere" },
  should: { marginLeft: "auto" },
  quiet: { color: tokens.colorNeutralForeground2 },
  steps: {
    display: "flex",
    flexWrap: "wrap",
    columnGap: "20px",
    rowGap: "4px",
    listStyleType: "none",
    margin: "8px 0 0",
    padding: 0,
  },
  step: {
    display: "grid",
    gridTemplateColumns: "16px auto",
    columnGap: "8px",
    alignItems: "center",
  },
  says: { ...typographyStyles.caption1, gridColumn: 2, color: tokens.colorNeutralForeground2 },
  takes: { fontWeight: tokens.fontWeightSemibold },
});

const glyphs: Record<string, State> = {
  noMatch: "skipped",
  takes: "done",
  notAsked: "empty",
  unreadable: "stop",
  endless: "problem",
};

/** A field to dial in; beside it what becomes of it, under it every rule in its order. */
export function Bench(props: {
  place: Place;
  plan: service.DialPlanView;
  text: string;
  onText: (text: string) => void;
}) {
  const styles = useStyles();
  const { t } = useTranslation("dialplans");
  const { place, plan, text } = props;
  const asked = useDialled(place, text).data;
  const dialled = text === "" ? undefined : asked;
  return (
    <section className={styles.root} aria-label={t("bench.label")}>
      <label className={styles.label} htmlFor="dial">
        {t("bench.dial")}
      </label>
      <div className={styles.row}>
        <Input
          id="dial"
          className={styles.field}
          input={{ className: styles.input }}
          value={text}
          autoComplete="off"
          spellCheck={false}
          onChange={(_, data) => props.onText(data.value)}
        />
        <ArrowRightRegular aria-hidden />
        <div className={styles.answer} aria-live="polite" data-testid="dialled">
          {dialled ? (
            <>
              <span className={styles.number}>{dialled.number}</span>
              <span>{byRule(dialled, t)}</span>
            </>
          ) : (
            <span className={styles.quiet}>{t("bench.empty")}</span>
          )}
        </div>
        {dialled?.tested && (
          <span className={styles.should}>
            {dialled.number === dialled.should ? (
              <StateBadge state="done" words={t("bench.right")} />
            ) : (
              <StateBadge state="stop" words={t("bench.should", { number: dialled.should })} />
            )}
          </span>
        )}
      </div>
      {dialled?.problem && <p className={styles.quiet}>{dialled.problem.summary}.</p>}
      <ol className={styles.steps} aria-label={t("bench.rules")}>
        {plan.rules.map((one, index) => {
          const step = dialled?.steps[index] ?? "notAsked";
          return (
            <li key={index} className={styles.step}>
              <Glyph state={glyphs[step] ?? "empty"} />
              <span className={mergeClasses(step === "takes" && styles.takes)}>
                {t("bench.rule", { n: index + 1, name: one.rule.name })}
              </span>
              <span className={styles.says}>{t(`bench.step.${step}`)}</span>
            </li>
          );
        })}
      </ol>
    </section>
  );
}

type Translate = (key: string, options?: Record<string, unknown>) => string;

function byRule(dialled: service.DialledView, t: Translate): string {
  if (dialled.emergency) return t("bench.emergency");
  if (dialled.rule < 0) return t("bench.nobody");
  return t("bench.by", { n: dialled.rule + 1, name: dialled.ruleName });
}
