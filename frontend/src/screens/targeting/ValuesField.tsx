import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { call } from "../../api";
import { keys } from "../../keys";
import { ChooseMany } from "../../components/ChooseMany";
import { ChooseOne } from "../../components/ChooseOne";
import type { form, service } from "../../wailsjs/go/models";
import * as Targeting from "../../wailsjs/go/service/Targeting";
import { isCollection, planValues, takes } from "./conditions";

/** How many values of a property are offered at once. */
const mostValues = 200;

/** The values of a condition: of those the company has, or typed. */
export function ValuesField(props: {
  condition: form.Condition;
  type: string;
  about: string;
  onChange: (condition: form.Condition) => void;
}) {
  const { t } = useTranslation("targeting");
  const { condition, type, onChange } = props;
  const [typed, setTyped] = useState("");
  const wanted = takes(condition.operator, type);
  const known = planValues[condition.field ?? ""];
  const values = useQuery({
    queryKey: keys.values(condition.property, typed),
    queryFn: ({ signal }: { signal: AbortSignal }) =>
      call(() => Targeting.Values(condition.property, typed, mostValues), signal),
    // Of a collection only whole lists could be offered, and a condition is about one item.
    enabled: (wanted === "one" || wanted === "many") && !isCollection(type),
    placeholderData: keepPreviousData<service.ValueCount[]>,
    gcTime: 60_000,
  });
  const label = t("builder.values", { property: props.about });
  if (wanted === "none") return null;
  if (wanted === "truth") {
    return (
      <ChooseOne
        label={label}
        options={["true", "false"].map((id) => ({ id, words: t(`truth.${id}`) }))}
        chosen={condition.values[0] ?? ""}
        onChoose={(value) => onChange({ ...condition, values: [value] })}
      />
    );
  }
  const offered =
    known ?? (isCollection(type) ? [] : (values.data ?? []).map((each) => each.value));
  return (
    <ChooseMany
      label={label}
      options={offered.map((value) => ({ id: value, words: value }))}
      chosen={condition.values}
      free
      single={wanted === "one"}
      onTyped={setTyped}
      onChoose={(chosen) => onChange({ ...condition, values: chosen })}
    />
  );
}
