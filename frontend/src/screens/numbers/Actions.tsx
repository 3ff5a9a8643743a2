import { Button, Field, Input, makeStyles } from "@fluentui/react-components";
import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { call, toProblem } from "../../api";
import { NotKept } from "../../components/NotKept";
import { ProblemRow } from "../../components/ProblemRow";
import { useDraft } from "../../components/useDraft";
import * as Numbers from "../../wailsjs/go/service/Numbers";
import type { Action } from "./rangePicture";

const useStyles = makeStyles({
  form: { display: "grid", rowGap: "8px", paddingBottom: "16px" },
  buttons: { display: "flex", columnGap: "8px" },
});

/** Asks for the day and the reason of a decision about numbers, and carries it out in the workbook. */
export function ActionForm(props: {
  action: Action;
  telephones: readonly string[];
  onDone: () => void;
}) {
  const styles = useStyles();
  const { t } = useTranslation("numbers");
  const { action, onDone } = props;
  const list = [...props.telephones];
  const [draft, setDraft] = useDraft<{ until: string; note: string }>(
    `numbers/${action}/${list.join(" ")}`,
    t(`actions.${action}`),
  );
  const { until, note } = draft ?? { until: "", note: "" };
  const act = useMutation({
    mutationFn: () =>
      call(() => {
        switch (action) {
          case "reserve":
            return Numbers.Reserve(list, until, note);
          case "quarantine":
            return Numbers.Quarantine(list, until, note);
          case "release":
            return Numbers.Release(list, note);
        }
      }),
    onSuccess: () => {
      setDraft(undefined);
      onDone();
    },
  });
  return (
    <form
      className={styles.form}
      aria-label={t(`actions.${action}`)}
      onSubmit={(event) => {
        event.preventDefault();
        act.mutate();
      }}
    >
      {act.error && <ProblemRow problem={toProblem(act.error)} />}
      {action !== "release" && (
        <Field label={t("form.until")} hint={t(`form.untilHint.${action}`)}>
          <Input
            type="date"
            value={until}
            onChange={(_, data) => setDraft({ note, until: data.value })}
          />
        </Field>
      )}
      <Field label={t("form.note")}>
        <Input
          autoFocus
          value={note}
          onChange={(_, data) => setDraft({ until, note: data.value })}
        />
      </Field>
      {draft && <NotKept label={t(`actions.${action}`)} onDrop={() => setDraft(undefined)} />}
      <div className={styles.buttons}>
        <Button type="submit" appearance="primary" disabled={act.isPending}>
          {t(`actions.${action}`)}
        </Button>
        <Button onClick={onDone}>{t("form.leave")}</Button>
      </div>
    </form>
  );
}
