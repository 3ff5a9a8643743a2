import { Button, Field, Input, makeStyles } from "@fluentui/react-components";
import { useMutation } from "@tanstack/react-query";
import type { FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { AnswerHeading } from "../../components/AnswerHeading";
import { NotKept } from "../../components/NotKept";
import { useDraft } from "../../components/useDraft";
import type { service } from "../../wailsjs/go/models";
import { saveInterview } from "./saveInterview";

const useStyles = makeStyles({
  form: { display: "grid", gap: "12px", padding: "8px 24px", maxWidth: "400px" },
});

/** What is typed before an interview begins. */
interface Typed {
  answers: string;
  asks: string;
  on: string;
}

/** Before the first question: who answers, who asks, and when. */
export function Begin(props: { view: service.InterviewView; onBegun: () => void }) {
  const styles = useStyles();
  const { t } = useTranslation("interview");
  const { department, interview, of } = props.view;
  const [draft, setDraft] = useDraft<Partial<Typed>>(
    `begin/${department.id}`,
    t("beginAnswer", { department: department.name, count: of }),
  );
  const shown: Typed = {
    answers: interview.with || department.leader,
    asks: interview.by,
    on: interview.on,
    ...draft,
  };
  const { answers, asks, on } = shown;
  const begin = useMutation({
    mutationFn: () =>
      saveInterview(department.id, {
        state: "underway",
        with: answers.trim(),
        by: asks.trim(),
        on,
      }),
    onSuccess: () => {
      setDraft(undefined);
      props.onBegun();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    begin.mutate();
  };
  return (
    <>
      <AnswerHeading
        above={t("beginAbove")}
        answer={t("beginAnswer", { department: department.name, count: of })}
        qualifier={t("beginWords")}
      />
      <form className={styles.form} onSubmit={submit}>
        <Field label={t("workshop:field.with")}>
          <Input
            value={answers}
            onChange={(_, data) => setDraft({ ...draft, answers: data.value })}
          />
        </Field>
        <Field label={t("workshop:field.by")}>
          <Input value={asks} onChange={(_, data) => setDraft({ ...draft, asks: data.value })} />
        </Field>
        <Field label={t("workshop:field.on")}>
          <Input
            type="date"
            value={on}
            onChange={(_, data) => setDraft({ ...draft, on: data.value })}
          />
        </Field>
        {draft && <NotKept label={t("beginAbove")} onDrop={() => setDraft(undefined)} />}
        <div>
          <Button type="submit" appearance="primary" disabled={begin.isPending}>
            {t("begin")}
          </Button>
        </div>
      </form>
    </>
  );
}
