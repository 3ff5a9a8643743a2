import { makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { call, toProblem } from "../../api";
import { LinkButton } from "../../components/LinkButton";
import { ProblemRow } from "../../components/ProblemRow";
import { count } from "../../format";
import type { rule, service } from "../../wailsjs/go/models";
import * as Targeting from "../../wailsjs/go/service/Targeting";
import { buildable, shownAs, whole } from "./conditions";
import { ConditionRow } from "./ConditionRow";
import { laidOut } from "./ruleText";

const useStyles = makeStyles({
  root: { paddingTop: "12px" },
  head: {
    ...typographyStyles.caption1Strong,
    display: "flex",
    justifyContent: "space-between",
    paddingBottom: "4px",
    borderBottom: `1px solid ${tokens.colorNeutralStroke1}`,
  },
  title: { margin: 0, font: "inherit" },
  foot: { padding: "8px 0 0 38px" },
  words: { color: tokens.colorNeutralForeground3, margin: "8px 0 0" },
});

/** The conditions of a rule that is all "and": each can be edited, and says how many users are left after it. */
export function Builder(props: {
  trial: service.RuleTrialView;
  total: number;
  onText: (text: string) => void;
}) {
  const styles = useStyles();
  const { t } = useTranslation("targeting");
  const { trial, onText } = props;
  const [pending, setPending] = useState<rule.Condition>();
  const known = useQuery({ queryKey: ["properties"], queryFn: () => call(Targeting.Properties) });
  const write = useMutation({
    mutationFn: (conditions: rule.Condition[]) => call(() => Targeting.Write(conditions)),
    onSuccess: (text) => {
      setPending(undefined);
      onText(laidOut(text));
    },
  });
  const properties = buildable(known.data ?? []);
  const typeOf = (name: string) =>
    properties.find((property) => property.name === name)?.type ?? "string";
  const conditions = trial.conditions.map(shownAs);
  const change = (index: number, condition: rule.Condition) => {
    if (index < conditions.length) {
      const next = conditions.with(index, condition);
      if (whole(condition, typeOf(condition.property))) write.mutate(next);
      else {
        // Half a condition is no rule: it moves to the end and waits there for its value.
        setPending(condition);
        if (next.length > 1) write.mutate(next.toSpliced(index, 1));
      }
    } else if (whole(condition, typeOf(condition.property))) {
      write.mutate([...conditions, condition]);
    } else setPending(condition);
  };
  if (!trial.buildable && trial.conditions.length === 0 && trial.characters > 0) {
    return <p className={styles.words}>{t("builder.notBuildable")}</p>;
  }
  return (
    <section className={styles.root}>
      <div className={styles.head}>
        <h2 className={styles.title}>{t("builder.conditions")}</h2>
        <span>{props.total > 0 && t("builder.left", { total: count(props.total) })}</span>
      </div>
      {write.error && <ProblemRow problem={toProblem(write.error)} />}
      {conditions.map((condition, index) => (
        <ConditionRow
          key={index}
          first={index === 0}
          condition={condition}
          properties={properties}
          left={trial.counted ? trial.conditions[index]?.left : undefined}
          total={props.total}
          onChange={(next) => change(index, next)}
          onRemove={() => write.mutate(conditions.toSpliced(index, 1))}
        />
      ))}
      {pending && (
        <ConditionRow
          first={conditions.length === 0}
          condition={pending}
          properties={properties}
          left={undefined}
          total={props.total}
          onChange={(next) => change(conditions.length, next)}
          onRemove={() => setPending(undefined)}
        />
      )}
      <div className={styles.foot}>
        <LinkButton
          disabled={pending !== undefined}
          onClick={() => setPending({ property: "", operator: "eq", values: [] })}
        >
          {t("builder.add")}
        </LinkButton>
      </div>
    </section>
  );
}
