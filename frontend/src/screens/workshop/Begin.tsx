import { Button, Field, Input, makeStyles } from "@fluentui/react-components";
import { useMutation } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { call } from "../../api";
import { AnswerHeading } from "../../components/AnswerHeading";
import type { service } from "../../wailsjs/go/models";
import * as Workshop from "../../wailsjs/go/service/Workshop";

const useStyles = makeStyles({
  form: { display: "grid", gap: "12px", padding: "8px 24px", maxWidth: "400px" },
});

/** Before the first question: who answers, who asks, and when. */
export function Begin(props: { view: service.InterviewView; onBegun: () => void }) {
  const styles = useStyles();
  const { t } = useTranslation("interview");
  const { department, interview, of } = props.view;
  const [answers, setAnswers] = useState(interview.with || department.leader);
  const [asks, setAsks] = useState(interview.by);
  const [on, setOn] = useState(interview.on);
  const begin = useMutation({
    mutationFn: () =>
      call(() =>
        Workshop.SaveInterview({
          ...interview,
          state: "underway",
          with: answers.trim(),
          by: asks.trim(),
          on,
        }),
      ),
    onSuccess: props.onBegun,
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
          <Input value={answers} onChange={(_, data) => setAnswers(data.value)} />
        </Field>
        <Field label={t("workshop:field.by")}>
          <Input value={asks} onChange={(_, data) => setAsks(data.value)} />
        </Field>
        <Field label={t("workshop:field.on")}>
          <Input type="date" value={on} onChange={(_, data) => setOn(data.value)} />
        </Field>
        <div>
          <Button type="submit" appearance="primary" disabled={begin.isPending}>
            {t("begin")}
          </Button>
        </div>
      </form>
    </>
  );
}
