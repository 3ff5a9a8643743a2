import { makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import { LongName } from "../../components/LongName";
import { StateBadge } from "../../components/StateBadge";
import { count } from "../../format";
import { media } from "../../theme/sizes";
import type { service } from "../../wailsjs/go/models";
import { Bar } from "./Bar";
import { ClashRow } from "./ClashRow";

const useStyles = makeStyles({
  root: { paddingTop: "20px" },
  title: { ...typographyStyles.caption1Strong, margin: "0 0 4px" },
  row: {
    display: "grid",
    gridTemplateColumns: "80px minmax(0, 1fr) 108px 104px",
    columnGap: "12px",
    alignItems: "center",
    minHeight: "28px",
    [media.rail]: { gridTemplateColumns: "80px minmax(0, 1fr) 104px" },
  },
  layer: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground3 },
  bar: { [media.rail]: { display: "none" } },
  state: typographyStyles.caption1,
});

/** Where those who match are besides: the other personas that hold them, and the clashes within the layer. */
export function Besides(props: {
  trial: service.RuleTrialView;
  rules: readonly service.RuleItemView[];
  item: service.RuleItemView;
  text: string;
  kept: boolean;
  onText: (text: string) => void;
  draftOf?: (personaId: string) => string | undefined;
  onDraftOf?: (personaId: string, text: string) => void;
  onOpen: (personaId: string) => void;
}) {
  const styles = useStyles();
  const { t } = useTranslation("targeting");
  const { trial, item, text } = props;
  const { layer } = item;
  const { others } = trial;
  const certain = trial.apart === others;
  const words = (each: service.BesideView) => {
    if (each.clash) return t("besides.both", { count: each.count, n: count(each.count) });
    return each.count === trial.matches
      ? t("besides.all", { n: count(each.count) })
      : t("besides.some", { n: count(each.count), of: count(trial.matches) });
  };
  return (
    <section className={styles.root}>
      <h2 className={styles.title}>
        {t("besides.title", { count: trial.matches, n: count(trial.matches) })}
      </h2>
      {trial.besides.map((each) => (
        <div key={each.personaId} className={styles.row}>
          <span className={styles.layer}>{t(`personas:layers.${each.layer}`)}</span>
          <LongName name={each.name} plain />
          <span className={styles.bar}>
            <Bar part={each.count} of={trial.matches} tall clash={each.clash} />
          </span>
          <span className={styles.state}>
            <StateBadge
              state={each.clash ? "stop" : each.count === trial.matches ? "done" : "info"}
              words={words(each)}
            />
          </span>
        </div>
      ))}
      {others > 0 && (
        <div className={styles.row}>
          <span className={styles.layer}>
            {trial.besides.some((each) => each.layer === layer)
              ? ""
              : t(`personas:layers.${layer}`)}
          </span>
          <span>{t("besides.others", { count: others })}</span>
          <span className={styles.bar}>
            <Bar part={0} of={1} tall />
          </span>
          <span className={styles.state}>
            <StateBadge
              state={certain ? "done" : "unknown"}
              words={t(certain ? "besides.nobody" : "besides.nobodyKnown")}
            />
          </span>
        </div>
      )}
      {trial.clashes.map((clash) => {
        const other = props.rules.find((rule) => rule.personaId === clash.where.id);
        return (
          <ClashRow
            key={`${clash.code} ${clash.where.id}`}
            clash={clash}
            text={text}
            kept={props.kept}
            personaId={item.personaId}
            other={other}
            otherText={props.draftOf?.(clash.where.id) ?? other?.rule ?? ""}
            onText={props.onText}
            onDraftOf={props.onDraftOf}
            onOpen={props.onOpen}
          />
        );
      })}
    </section>
  );
}
