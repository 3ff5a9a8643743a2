import {
  Field,
  Input,
  makeStyles,
  mergeClasses,
  tokens,
  typographyStyles,
} from "@fluentui/react-components";
import {
  CheckmarkCircleFilled,
  CircleHintRegular,
  DismissCircleRegular,
  SubtractCircleRegular,
} from "@fluentui/react-icons";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { call } from "../../api";
import { ChooseOne } from "../../components/ChooseOne";
import { keys } from "../../keys";
import type { service } from "../../wailsjs/go/models";
import * as Routing from "../../wailsjs/go/service/Routing";

const useStyles = makeStyles({
  root: {
    padding: "12px 24px",
    display: "grid",
    rowGap: "8px",
    backgroundColor: tokens.colorNeutralBackground2,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  fields: {
    display: "flex",
    flexWrap: "wrap",
    columnGap: "16px",
    rowGap: "8px",
    alignItems: "end",
  },
  number: { width: "200px" },
  policy: { width: "240px" },
  result: { ...typographyStyles.subtitle2, margin: 0, paddingBottom: "6px" },
  steps: {
    display: "flex",
    flexWrap: "wrap",
    gap: "4px 16px",
    margin: 0,
    padding: 0,
    listStyleType: "none",
  },
  step: { display: "flex", alignItems: "center", columnGap: "6px" },
  dim: { color: tokens.colorNeutralForeground3 },
  good: { color: tokens.colorStatusSuccessForeground1 },
  bad: { color: tokens.colorStatusDangerForeground1 },
});

/** A number, a policy, and by which route the number leaves: every route in the order in which it is asked. */
export function Bench({ policies }: { policies: readonly service.RoutingPolicyLine[] }) {
  const styles = useStyles();
  const { t } = useTranslation("routing");
  const [number, setNumber] = useState("");
  const [chosen, setChosen] = useState<string>();
  const policy = chosen ?? policies[0]?.name ?? "";
  const asked = number.trim() !== "" && policy !== "";
  const tried = useQuery({
    queryKey: keys.leaving(policy, number.trim()),
    queryFn: ({ signal }) => call(() => Routing.Try(policy, number), signal),
    enabled: asked,
    placeholderData: (before) => before,
  });
  const answer = asked ? tried.data : undefined;
  return (
    <section className={styles.root} aria-label={t("bench.label")}>
      <div className={styles.fields}>
        <Field label={t("bench.number")} className={styles.number}>
          <Input
            value={number}
            spellCheck={false}
            placeholder="+441614960123"
            onChange={(_, data) => setNumber(data.value)}
          />
        </Field>
        <Field label={t("bench.policy")} className={styles.policy}>
          <ChooseOne
            label={t("bench.policy")}
            options={policies.map((each) => ({ id: each.name, words: each.name }))}
            chosen={policy}
            onChoose={setChosen}
          />
        </Field>
        <p className={styles.result} role="status">
          {answer &&
            (answer.route
              ? t("bench.takes", { route: answer.route })
              : t(answer.steps.length === 0 ? "bench.noUsages" : "bench.nobody"))}
        </p>
      </div>
      {answer && answer.steps.length > 0 && (
        <ol className={styles.steps}>
          {answer.steps.map((step) => (
            <li
              key={`${step.usage}/${step.route}`}
              className={mergeClasses(styles.step, step.said === "notAsked" && styles.dim)}
            >
              <Said said={step.said} />
              {t("bench.step", { route: step.route, usage: step.usage })}{" "}
              <span className={styles.dim}>{t(`bench.said.${step.said}`)}</span>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

function Said({ said }: { said: string }) {
  const styles = useStyles();
  switch (said) {
    case "takes":
      return <CheckmarkCircleFilled className={styles.good} aria-hidden />;
    case "no":
      return <SubtractCircleRegular aria-hidden />;
    case "notValid":
      return <DismissCircleRegular className={styles.bad} aria-hidden />;
    default:
      return <CircleHintRegular aria-hidden />;
  }
}
