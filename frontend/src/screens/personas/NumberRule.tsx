import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ChooseMany } from "../../components/ChooseMany";
import { ChooseOne } from "../../components/ChooseOne";
import { InheritedValue } from "../../components/InheritedValue";
import type { persona, service } from "../../wailsjs/go/models";
import { FieldRow } from "./FieldRow";
import { SavedInput } from "./SavedInput";
import type { PersonaFields } from "./usePersonas";

const numberTypes = ["", "directRouting", "callingPlan", "operatorConnect"];

/** Whether a persona gives a number, and from which ranges; "" inherits what a lower layer says. */
export function NumberRule(props: {
  detail: service.PersonaDetailView;
  onEdit: (change: Partial<PersonaFields>) => unknown;
}) {
  const { t } = useTranslation("personas");
  const { detail, onEdit } = props;
  const rule = detail.persona.number;
  const [editing, setEditing] = useState(false);
  const differs = rule.kind !== "";
  const change = (to: Partial<persona.NumberRule>) => onEdit({ number: { ...rule, ...to } });
  const field = (
    <ChooseOne
      label={t("settings.number")}
      options={[
        { id: "nextFree", words: t("numberKinds.nextFree") },
        { id: "voice", words: t("numberKinds.voice") },
        { id: "none", words: t("numberKinds.none") },
      ]}
      chosen={rule.kind}
      onChoose={(kind) => {
        setEditing(false);
        change({ kind });
      }}
    />
  );
  return (
    <>
      <InheritedValue
        label={t("settings.number")}
        differs={differs}
        source={editing ? "" : t(`sources.${detail.number.source || "none"}`)}
        value={editing ? field : detail.number.value}
        field={field}
        onChange={editing ? undefined : () => setEditing(true)}
        onDrop={() => change({ kind: "", ranges: [], area: "", tag: "", type: "" })}
      />
      {rule.kind === "nextFree" && (
        <>
          <FieldRow label={t("settings.ranges")}>
            <ChooseMany
              label={t("settings.ranges")}
              options={detail.options.ranges.map((each) => ({ id: each.id, words: each.name }))}
              chosen={rule.ranges}
              onChoose={(ranges) => change({ ranges })}
            />
          </FieldRow>
          <FieldRow label={t("settings.area")}>
            <SavedInput
              label={t("settings.area")}
              value={rule.area}
              onSave={(area) => change({ area })}
            />
          </FieldRow>
          <FieldRow label={t("settings.tag")}>
            <SavedInput
              label={t("settings.tag")}
              value={rule.tag}
              onSave={(tag) => change({ tag })}
            />
          </FieldRow>
          <FieldRow label={t("settings.numberType")}>
            <ChooseOne
              label={t("settings.numberType")}
              options={[...new Set([...numberTypes, rule.type])].map((id) => ({
                id,
                // A type that is none is shown as it came.
                words: numberTypes.includes(id) ? t(`numberTypes.${id === "" ? "any" : id}`) : id,
              }))}
              chosen={rule.type}
              onChoose={(type) => change({ type })}
            />
          </FieldRow>
        </>
      )}
    </>
  );
}
