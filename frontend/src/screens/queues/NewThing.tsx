import { Button, Field, Input, makeStyles } from "@fluentui/react-components";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { call, toProblem } from "../../api";
import { Pane } from "../../components/Pane";
import { ProblemRow } from "../../components/ProblemRow";
import * as Queues from "../../wailsjs/go/service/Queues";
import { addressOf } from "./useCalls";

const useStyles = makeStyles({ form: { display: "grid", rowGap: "12px" } });

/** The pane that makes a queue, an attendant, hours, holidays, a resource account or a team: it asks for the name alone. */
export function NewThing(props: {
  kind: string;
  onDone: (address: string) => void;
  onClose: () => void;
}) {
  const styles = useStyles();
  const { t } = useTranslation("queues");
  const [name, setName] = useState("");
  const make = useMutation({
    mutationFn: () => call(() => Queues.New(props.kind, name)),
    onSuccess: (made) =>
      props.onDone(addressOf(props.kind === "holidays" ? "schedule" : props.kind, made)),
  });
  return (
    <Pane
      title={t(`make.${props.kind}`)}
      onClose={props.onClose}
      foot={
        <>
          <Button
            appearance="primary"
            disabled={name.trim() === "" || make.isPending}
            onClick={() => make.mutate()}
          >
            {t("make.makeIt")}
          </Button>
          <Button onClick={props.onClose}>{t("make.leave")}</Button>
        </>
      }
    >
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim() !== "") make.mutate();
        }}
      >
        {make.error && <ProblemRow problem={toProblem(make.error)} />}
        <Field label={t("fields.name")}>
          <Input
            autoFocus
            value={name}
            spellCheck={false}
            onChange={(_, data) => setName(data.value)}
          />
        </Field>
      </form>
    </Pane>
  );
}
