import { Button, Field, Input, makeStyles } from "@fluentui/react-components";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { call, toProblem } from "../../api";
import { ChooseOne } from "../../components/ChooseOne";
import { usualPrefix } from "../../components/longName";
import { Pane } from "../../components/Pane";
import { ProblemRow } from "../../components/ProblemRow";
import * as Personas from "../../wailsjs/go/service/Personas";

const useStyles = makeStyles({ form: { display: "grid", rowGap: "12px" } });
const layers = ["baseline", "calling", "department"];

/** The pane that makes a persona: its layer and its name, or the name of the copy of `from`. */
export function NewPersona(props: {
  from?: { id: string; name: string };
  onDone: (id: string) => void;
  onClose: () => void;
}) {
  const styles = useStyles();
  const { t } = useTranslation("personas");
  const { from, onDone } = props;
  const [layer, setLayer] = useState("department");
  const [name, setName] = useState(from ? t("create.copyOf", { name: from.name }) : usualPrefix);
  const create = useMutation({
    mutationFn: () =>
      call(() =>
        from ? Personas.Duplicate(from.id, name.trim()) : Personas.Create(layer, name.trim()),
      ),
    onSuccess: onDone,
  });
  const ready = name.trim() !== "" && name.trim() !== usualPrefix && !create.isPending;
  return (
    <Pane
      title={from ? t("create.copyTitle") : t("create.title")}
      caption={t(from ? "create.copyCaption" : "create.caption")}
      onClose={props.onClose}
      foot={
        <>
          <Button appearance="primary" disabled={!ready} onClick={() => create.mutate()}>
            {t(from ? "create.copyIt" : "create.makeIt")}
          </Button>
          <Button onClick={props.onClose}>{t("create.leave")}</Button>
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
        {!from && (
          <Field label={t("create.layer")} hint={t(`layerSays.${layer}`)}>
            <ChooseOne
              label={t("create.layer")}
              options={layers.map((id) => ({ id, words: t(`layers.${id}`) }))}
              chosen={layer}
              onChoose={setLayer}
            />
          </Field>
        )}
        <Field label={t("create.name")} hint={t("create.nameHint")}>
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
