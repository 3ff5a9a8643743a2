import { Button, Field, Input, makeStyles } from "@fluentui/react-components";
import { useMutation, useQuery } from "@tanstack/react-query";
import type { FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { call, toProblem } from "../../api";
import { keys } from "../../keys";
import { NotKept } from "../../components/NotKept";
import { ProblemRow } from "../../components/ProblemRow";
import { useDraft } from "../../components/useDraft";
import * as Start from "../../wailsjs/go/service/Start";

const useStyles = makeStyles({ form: { display: "grid", gap: "12px", maxWidth: "400px" } });

/** The customer's name and the day of going live, which belong to the workbook. */
export function CustomerForm({ customer }: { customer: string }) {
  const styles = useStyles();
  const { t } = useTranslation("settings");
  const start = useQuery({
    queryKey: keys.start(),
    queryFn: ({ signal }) => call(Start.View, signal),
  });
  const [draft, setDraft] = useDraft<{ name?: string; goLive?: string }>("customer", t("customer"));
  const { name, goLive } = draft ?? {};
  const shown = { name: name ?? customer, goLive: goLive ?? start.data?.goLive ?? "" };
  const save = useMutation({
    mutationFn: () => call(() => Start.SetCustomer(shown.name.trim(), shown.goLive)),
    onSuccess: () => setDraft(undefined),
  });
  // Without the day that is kept, saving the name would take the day away.
  const ready =
    start.data !== undefined &&
    (name !== undefined || goLive !== undefined) &&
    shown.name.trim() !== "" &&
    !save.isPending;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (ready) save.mutate();
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      {start.error && <ProblemRow problem={toProblem(start.error)} />}
      <Field label={t("name")} required>
        <Input
          value={shown.name}
          onChange={(_, data) => setDraft({ ...draft, name: data.value })}
        />
      </Field>
      <Field label={t("goLive")}>
        <Input
          type="date"
          value={shown.goLive}
          onChange={(_, data) => setDraft({ ...draft, goLive: data.value })}
        />
      </Field>
      {draft && <NotKept label={t("customer")} onDrop={() => setDraft(undefined)} />}
      <div>
        <Button type="submit" appearance="primary" data-save="" disabled={!ready}>
          {t("save")}
        </Button>
      </div>
    </form>
  );
}
