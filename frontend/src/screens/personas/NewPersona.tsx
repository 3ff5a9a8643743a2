import { Button, Field, Input, makeStyles } from "@fluentui/react-components";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { call, toProblem } from "../../api";
import { ChooseCountry } from "../../components/ChooseCountry";
import { ChooseOne } from "../../components/ChooseOne";
import { usualPrefix } from "../../components/longName";
import { NotKept } from "../../components/NotKept";
import { Pane } from "../../components/Pane";
import { ProblemRow } from "../../components/ProblemRow";
import { useDraft } from "../../components/useDraft";
import { keys } from "../../keys";
import * as Personas from "../../wailsjs/go/service/Personas";
import { StartingPoint } from "./StartingPoint";

const useStyles = makeStyles({ form: { display: "grid", rowGap: "12px" } });
const layers = ["baseline", "calling", "department"];

/** What is typed of a persona that is not made yet. */
interface Typed {
  start: string;
  layer: string;
  country: string;
  name: string;
}

/** The pane that makes a persona: from nothing or the library, or as a copy of `from`. It reaches nobody until it has a rule. */
export function NewPersona(props: {
  from?: { id: string; name: string };
  onDone: (id: string) => void;
  onClose: () => void;
}) {
  const styles = useStyles();
  const { t } = useTranslation("personas");
  const { from, onDone } = props;
  const [draft, setDraft] = useDraft<Typed>(
    `persona/new/${from?.id ?? ""}`,
    t(from ? "create.copyTitle" : "create.title"),
  );
  const first: Typed = {
    start: "",
    layer: "department",
    country: "",
    name: from ? t("create.copyOf", { name: from.name }) : usualPrefix,
  };
  const { start, layer, country, name } = draft ?? first;
  const change = (part: Partial<Typed>) => setDraft({ ...first, ...draft, ...part });
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
    onSuccess: (id) => {
      setDraft(undefined);
      onDone(id);
    },
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
              onChoose={(id) => change({ start: id })}
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
              onChoose={(id) => change({ layer: id })}
            />
          </Field>
        )}
        {chosen && (
          <Field label={t("settings.country")}>
            <ChooseCountry
              label={t("settings.country")}
              none={t("settings.noCountry")}
              countries={library.data?.countries ?? []}
              chosen={country}
              onChoose={(id) => change({ country: id })}
            />
          </Field>
        )}
        <Field label={t("create.name")} hint={t("create.nameHint")}>
          <Input
            autoFocus
            value={name}
            spellCheck={false}
            onChange={(_, data) => change({ name: data.value })}
          />
        </Field>
        {draft && <NotKept label={t("create.title")} onDrop={() => setDraft(undefined)} />}
        {/* With more than one field, Enter sends a form only where something sends it. */}
        <button type="submit" hidden disabled={!ready} aria-hidden tabIndex={-1} />
      </form>
    </Pane>
  );
}
