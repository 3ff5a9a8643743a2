import { Button, Checkbox, Input, makeStyles, Textarea, tokens } from "@fluentui/react-components";
import { DeleteRegular } from "@fluentui/react-icons";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { call, toProblem } from "../../api";
import { ChooseCountry } from "../../components/ChooseCountry";
import { Pane } from "../../components/Pane";
import { Facts, PaneSection } from "../../components/PaneSection";
import { ProblemRow } from "../../components/ProblemRow";
import { useDraft } from "../../components/useDraft";
import { count } from "../../format";
import type { service } from "../../wailsjs/go/models";
import * as DialPlans from "../../wailsjs/go/service/DialPlans";
import { aboutOf, useEdits } from "./useDialPlans";

const useStyles = makeStyles({
  form: {
    display: "grid",
    gridTemplateColumns: "88px minmax(0, 1fr)",
    columnGap: "8px",
    rowGap: "8px",
    alignItems: "center",
    margin: "0 0 16px",
  },
  input: { height: "28px", width: "100%" },
  wide: { gridColumn: "1 / -1" },
  quiet: { color: tokens.colorNeutralForeground2, margin: 0 },
  list: { margin: 0, paddingLeft: "16px" },
});

/** A dial plan made here: its name, what it is for, whose country, whom it is given; and the way to take it out. */
export function PlanPane(props: {
  view: service.DialPlansView;
  plan: service.DialPlanView;
  onRenamed: (name: string) => void;
  onGone: () => void;
  onClose: () => void;
}) {
  const styles = useStyles();
  const { t } = useTranslation("dialplans");
  const { plan, view } = props;
  const place = `dialplan/${plan.name}/about`;
  const [draft, setDraft] = useDraft<{ name?: string; description?: string }>(place, plan.name);
  const typed = { name: plan.name, description: plan.description, ...draft };
  const scope = { id: `dialplan ${plan.name}` };
  const rename = useMutation({
    scope,
    mutationFn: (name: string) => call(() => DialPlans.Rename(plan.name, name)),
    onSuccess: (_, name) => {
      setDraft(undefined);
      props.onRenamed(name);
    },
  });
  const { describe } = useEdits(plan.name);
  const seen = aboutOf(plan);
  const remove = useMutation({
    scope,
    mutationFn: () => call(() => DialPlans.Delete(plan.name)),
    onSuccess: props.onGone,
  });
  const keepName = () => {
    const name = typed.name.trim();
    if (name !== "" && name !== plan.name && !rename.isPending) rename.mutate(name);
  };
  const keepWords = () => {
    if (typed.description === plan.description) return;
    const wanted = { ...seen, description: typed.description };
    // A name that was refused stays typed.
    const rest = draft?.name === undefined ? undefined : { name: draft.name };
    describe.mutate({ seen, wanted }, { onSuccess: () => setDraft(rest) });
  };
  return (
    <Pane
      title={t("about.title")}
      caption={t("above", { name: plan.name, count: plan.rules.length })}
      onClose={props.onClose}
      foot={
        <Button icon={<DeleteRegular />} onClick={() => remove.mutate()}>
          {plan.given.length > 0
            ? t("about.deleteGiven", { count: plan.given.length })
            : t("about.delete")}
        </Button>
      }
    >
      {rename.error && <ProblemRow problem={toProblem(rename.error)} />}
      <div className={styles.form}>
        <label htmlFor="plan-name">{t("about.name")}</label>
        <Input
          id="plan-name"
          size="small"
          className={styles.input}
          value={typed.name}
          spellCheck={false}
          onChange={(_, data) => setDraft({ ...draft, name: data.value })}
          onBlur={keepName}
          onKeyDown={(event) => event.key === "Enter" && keepName()}
        />
        <label htmlFor="plan-description">{t("about.description")}</label>
        <Textarea
          id="plan-description"
          size="small"
          value={typed.description}
          onChange={(_, data) => setDraft({ ...draft, description: data.value })}
          onBlur={keepWords}
        />
        <span>{t("about.country")}</span>
        <ChooseCountry
          label={t("about.country")}
          countries={view.countries}
          chosen={plan.country}
          onChoose={(country) => describe.mutate({ seen, wanted: { ...seen, country } })}
        />
        {draft && <span className={styles.wide}>{t("rules.notKept")}</span>}
      </div>
      <PaneSection title={t("about.given")}>
        {plan.given.length === 0 ? (
          <p className={styles.quiet}>{t("about.nobody")}</p>
        ) : (
          <Facts
            facts={plan.given.map((one) => [
              one.name,
              plan.read ? t("about.users", { count: one.users, n: count(one.users) }) : "",
            ])}
          />
        )}
      </PaneSection>
      <PaneSection title={t("about.after")}>
        <p className={styles.quiet}>{t("about.afterSays")}</p>
      </PaneSection>
    </Pane>
  );
}

/** The dial plans of the tenant, to be taken over as they are; many at once. */
export function TakeOver(props: {
  view: service.DialPlansView;
  onDone: (names: string[]) => void;
  onClose: () => void;
}) {
  const styles = useStyles();
  const { t } = useTranslation("dialplans");
  const able = props.view.tenant.filter((one) => !one.here && one.name !== "Global");
  const [chosen, choose] = useState<readonly string[]>(able.map((one) => one.name));
  const take = useMutation({
    mutationFn: () => call(() => DialPlans.TakeOver([...chosen])),
    onSuccess: () => props.onDone([...chosen]),
  });
  return (
    <Pane
      title={t("take.title")}
      caption={t("take.caption")}
      onClose={props.onClose}
      foot={
        <Button
          appearance="primary"
          disabled={chosen.length === 0 || take.isPending}
          onClick={() => take.mutate()}
        >
          {t("take.run", { count: chosen.length })}
        </Button>
      }
    >
      {take.error && <ProblemRow problem={toProblem(take.error)} />}
      {able.length === 0 && <p className={styles.quiet}>{t("take.none")}</p>}
      {able.map((one) => (
        <Checkbox
          key={one.name}
          label={t("take.one", {
            name: one.name,
            rules: t("list.rules", { count: one.rules }),
            n: count(one.users),
          })}
          checked={chosen.includes(one.name)}
          onChange={(_, data) =>
            choose(
              data.checked === true
                ? [...chosen, one.name]
                : chosen.filter((name) => name !== one.name),
            )
          }
        />
      ))}
    </Pane>
  );
}
