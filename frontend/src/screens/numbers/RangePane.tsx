import { Button, Field, Input, makeStyles } from "@fluentui/react-components";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { call, toProblem } from "../../api";
import { ChooseCountry } from "../../components/ChooseCountry";
import { ChooseOne } from "../../components/ChooseOne";
import { useReason } from "../../components/KeptField";
import { NotKept } from "../../components/NotKept";
import { Pane } from "../../components/Pane";
import { ProblemRow } from "../../components/ProblemRow";
import { useDraft } from "../../components/useDraft";
import { keys } from "../../keys";
import type { number } from "../../wailsjs/go/models";
import * as Numbers from "../../wailsjs/go/service/Numbers";

const useStyles = makeStyles({ form: { display: "grid", rowGap: "12px" } });

const empty: number.Range = {
  id: "",
  name: "",
  first: "",
  last: "",
  type: "directRouting",
  country: "GB",
  city: "",
  tag: "",
  locationId: "",
  rule: "",
};

const types = ["directRouting", "callingPlan", "operatorConnect"];
const fields = ["name", "first", "last", "country", "city", "tag", "rule"] as const;

/** The pane that adds a range or changes one. Numbers may be typed with blanks. */
export function RangePane(props: {
  range?: number.Range;
  onDone: (id: string) => void;
  onClose: () => void;
}) {
  const styles = useStyles();
  const { t } = useTranslation("numbers");
  const { range, onDone } = props;
  const [typed, setTyped] = useDraft<Partial<number.Range>>(
    `range/${range?.id ?? ""}`,
    range ? t("range.edit", { name: range.name }) : t("range.new"),
  );
  const draft = { ...empty, ...(range && only(range)), ...typed };
  const setDraft = setTyped;
  const countries = useQuery({
    queryKey: keys.countries(),
    queryFn: ({ signal }) => call(Numbers.Countries, signal),
  });
  const wrong: Partial<Record<(typeof fields)[number], string>> = {
    first: useReason("telephone", typed?.first || undefined),
    last: useReason("telephone", typed?.last || undefined),
  };
  const save = useMutation({
    mutationFn: () =>
      call(() => Numbers.SaveRange({ ...draft, first: bare(draft.first), last: bare(draft.last) })),
    onSuccess: () => {
      setTyped(undefined);
      onDone(draft.id);
    },
  });
  const remove = useMutation({
    mutationFn: () => call(() => Numbers.DeleteRange(draft.id)),
    onSuccess: () => {
      setTyped(undefined);
      onDone("");
    },
  });
  const error = save.error ?? remove.error;
  const ready = draft.name.trim() !== "" && draft.first !== "" && draft.last !== "";
  return (
    <Pane
      title={range ? t("range.edit", { name: range.name }) : t("range.new")}
      caption={t("range.caption")}
      onClose={props.onClose}
      foot={
        <>
          <Button
            appearance="primary"
            disabled={!ready || save.isPending}
            onClick={() => save.mutate()}
          >
            {t("range.save")}
          </Button>
          {range && (
            <Button disabled={remove.isPending} onClick={() => remove.mutate()}>
              {t("range.delete")}
            </Button>
          )}
        </>
      }
    >
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) save.mutate();
        }}
      >
        {error && <ProblemRow problem={toProblem(error)} />}
        <Field label={t("range.type")}>
          <ChooseOne
            label={t("range.type")}
            options={types.map((id) => ({ id, words: t(`types.${id}`) }))}
            chosen={draft.type}
            onChoose={(type) => setDraft({ ...typed, type })}
          />
        </Field>
        {fields.map((field) => (
          <Field
            key={field}
            label={t(`range.fields.${field}`)}
            required={field === "name" || field === "first" || field === "last"}
            hint={t(`range.hints.${field}`)}
            validationState={wrong[field] ? "error" : "none"}
            validationMessage={wrong[field] || undefined}
          >
            {field === "country" ? (
              <ChooseCountry
                label={t("range.fields.country")}
                countries={countries.data ?? []}
                chosen={draft.country}
                onChoose={(country) => setDraft({ ...typed, country })}
              />
            ) : (
              <Input
                value={draft[field]}
                spellCheck={false}
                onChange={(_, data) => setDraft({ ...typed, [field]: data.value })}
              />
            )}
          </Field>
        ))}
        {typed && <NotKept label={t("range.new")} onDrop={() => setTyped(undefined)} />}
        <button type="submit" hidden />
      </form>
    </Pane>
  );
}

/** The fields of a range alone; the view of one carries figures that are not saved. */
function only(range: number.Range): number.Range {
  return Object.fromEntries(
    Object.keys(empty).map((key) => [key, range[key as keyof number.Range]]),
  ) as unknown as number.Range;
}

/** A number as it is saved: without the blanks and hyphens that people write. */
function bare(text: string): string {
  return text.replace(/[\s()-]/g, "");
}
