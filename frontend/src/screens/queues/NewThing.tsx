import { Button, Field, Input, makeStyles } from "@fluentui/react-components";
import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { call, toProblem } from "../../api";
import { NotKept } from "../../components/NotKept";
import { Pane } from "../../components/Pane";
import { ProblemRow } from "../../components/ProblemRow";
import { useDraft } from "../../components/useDraft";
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
  const [draft, setName] = useDraft<string>(`calls/new/${props.kind}`, t(`make.${props.kind}`));
  const name = draft ?? "";
  const make = useMutation({
    mutationFn: () => call(() => Queues.New(props.kind, name)),
    onSuccess: (made) => {
      setName(undefined);
      props.onDone(addressOf(props.kind === "holidays" ? "schedule" : props.kind, made));
    },
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
        {draft !== undefined && (
          <NotKept label={t("fields.name")} onDrop={() => setName(undefined)} />
        )}
      </form>
    </Pane>
  );
}
