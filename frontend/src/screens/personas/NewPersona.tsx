import { Button, Field, Input, makeStyles } from "@fluentui/react-components";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { call, toProblem } from "../../api";
import { ChooseOne } from "../../components/ChooseOne";
import { usualPrefix } from "../../components/longName";
import { Pane } from "../../components/Pane";
import { ProblemRow } from "../../components/ProblemRow";
import { keys } from "../../keys";
import * as Personas from "../../wailsjs/go/service/Personas";
import { StartingPoint } from "./StartingPoint";

const useStyles = makeStyles({ form: { display: "grid", rowGap: "12px" } });
const layers = ["baseline", "calling", "department"];

/** The pane that makes a persona: from nothing or the library, or as a copy of `from`. It reaches nobody until it has a rule. */
export function NewPersona(props: {
  from?: { id: string; name: string };
  onDone: (id: string) => void;
  onClose: () => void;
}) {
  const styles = useStyles();
  const { t } = useTranslation("personas");
  const { from, onDone } = props;
  const [start, setStart] = useState("");
  const [layer, setLayer] = useState("department");
  const [country, setCountry] = useState("");
  const [name, setName] = useState(from ? t("create.copyOf", { name: from.name }) : usualPrefix);
  const library = useQuery({
    queryKey: keys.personaLibrary(),
    queryFn: ({ signal }) => call(Personas.Library, signal),
    enabled: !from,
  });
  const chosen = library.data?.starts.find((each) => each.id === start);
  const create = useMutation({
    mutationFn: () =>
      call(() => {
        if (from) return Personas.Duplicate(from.id, name.trim());
        return chosen
          ? Personas.Begin(chosen.id, name.trim(), country)
          : Personas.Create(layer, name.trim());
      }),
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
        {library.error && <ProblemRow problem={toProblem(library.error)} />}
        {!from && (
          <Field label={t("create.begin")} hint={chosen ? undefined : t("create.beginHint")}>
            <ChooseOne
              label={t("create.begin")}
              options={[
                { id: "", words: t("create.nothing") },
                ...(library.data?.starts ?? []).map((each) => ({ id: each.id, words: each.name })),
              ]}
              chosen={start}
              onChoose={setStart}
            />
          </Field>
        )}
        {chosen && <StartingPoint start={chosen} />}
        {!from && !chosen && (
          <Field label={t("create.layer")} hint={t(`layerSays.${layer}`)}>
            <ChooseOne
              label={t("create.layer")}
              options={layers.map((id) => ({ id, words: t(`layers.${id}`) }))}
              chosen={layer}
              onChoose={setLayer}
            />
          </Field>
        )}
        {chosen && (
          <Field label={t("settings.country")}>
            <ChooseOne
              label={t("settings.country")}
              options={[
                { id: "", words: t("settings.noCountry") },
                ...(library.data?.countries ?? []).map((each) => ({
                  id: each.id,
                  words: each.name,
                })),
              ]}
              chosen={country}
              onChoose={setCountry}
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
