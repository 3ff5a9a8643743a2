import { Button, Checkbox, Field, Input, makeStyles } from "@fluentui/react-components";
import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { call, toProblem } from "../../api";
import { ChooseCountry } from "../../components/ChooseCountry";
import { Pane } from "../../components/Pane";
import { ProblemRow } from "../../components/ProblemRow";
import { useDraft } from "../../components/useDraft";
import type { service } from "../../wailsjs/go/models";
import * as DialPlans from "../../wailsjs/go/service/DialPlans";
import type { Place } from "./useDialPlans";

const useStyles = makeStyles({ form: { display: "grid", rowGap: "12px" } });

interface Typed {
  name: string;
  country: string;
  area: string;
  template: boolean;
}

/** The pane that makes a dial plan: an empty one, one from a template, or a copy of `from`. */
export function NewPlan(props: {
  view: service.DialPlansView;
  from?: Place;
  country?: string;
  onDone: (name: string) => void;
  onClose: () => void;
}) {
  const styles = useStyles();
  const { t } = useTranslation("dialplans");
  const { view, from, onDone } = props;
  const [draft, setDraft] = useDraft<Typed>(
    `dialplan/new/${from ? `${from.side}/${from.name}` : ""}`,
    t("create.title"),
  );
  const typed: Typed = draft ?? {
    name: from && from.side === "here" ? t("create.copyOf", { name: from.name }) : "",
    country: props.country ?? view.country,
    area: "",
    template: props.country !== undefined,
  };
  const template = view.templates.find((one) => one.country === typed.country);
  const create = useMutation({
    mutationFn: () =>
      call(() =>
        from
          ? DialPlans.Duplicate(from.side, from.name, typed.name.trim())
          : DialPlans.Create(
              typed.name.trim(),
              typed.country,
              typed.template ? typed.area.trim() : "",
              typed.template && template !== undefined,
            ),
      ),
    onSuccess: () => {
      setDraft(undefined);
      onDone(typed.name.trim());
    },
  });
  const ready = typed.name.trim() !== "" && !create.isPending;
  return (
    <Pane
      title={t(from ? "create.copyTitle" : "create.title")}
      caption={t(from ? "create.copyCaption" : "create.caption")}
      onClose={props.onClose}
      foot={
        <>
          <Button appearance="primary" disabled={!ready} onClick={() => create.mutate()}>
            {t(from ? "create.copyIt" : "create.makeIt")}
          </Button>
          <Button
            onClick={() => {
              setDraft(undefined);
              props.onClose();
            }}
          >
            {t("create.leave")}
          </Button>
        </>
      }
    >
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) create.mutate();
        }}
      >
        {create.error && <ProblemRow problem={toProblem(create.error)} />}
        <Field label={t("create.name")} hint={t("create.nameHint")}>
          <Input
            autoFocus
            value={typed.name}
            spellCheck={false}
            onChange={(_, data) => setDraft({ ...typed, name: data.value })}
          />
        </Field>
        {!from && (
          <Field label={t("create.country")} hint={t("create.countryHint")}>
            <ChooseCountry
              label={t("create.country")}
              countries={view.countries}
              chosen={typed.country}
              onChoose={(country) => setDraft({ ...typed, country })}
            />
          </Field>
        )}
        {!from && template && (
          <Checkbox
            label={t("create.template", { count: template.rules })}
            checked={typed.template}
            onChange={(_, data) => setDraft({ ...typed, template: data.checked === true })}
          />
        )}
        {!from && typed.template && template && template.area !== "" && (
          <Field label={t("create.area")} hint={t("create.areaHint", { area: template.area })}>
            <Input
              value={typed.area}
              spellCheck={false}
              onChange={(_, data) => setDraft({ ...typed, area: data.value })}
            />
          </Field>
        )}
        <button type="submit" hidden aria-hidden />
      </form>
    </Pane>
  );
}
