import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ChooseCountry } from "../../components/ChooseCountry";
import { ChooseMany } from "../../components/ChooseMany";
import { ChooseOne, type Choice } from "../../components/ChooseOne";
import { Fixables } from "../../components/Fixables";
import { InheritedValue } from "../../components/InheritedValue";
import type { service } from "../../wailsjs/go/models";
import { AboutFields } from "./AboutFields";
import { FieldRow } from "./FieldRow";
import { NameField } from "./NameField";
import { NumberRule } from "./NumberRule";
import { PlaceField } from "./PlaceField";
import { Policies } from "./Policies";
import { SavedInput } from "./SavedInput";
import { usePersonaEdit } from "./usePersonas";

const named = (list: readonly service.NamedView[]): Choice[] =>
  list.map((each) => ({ id: each.id, words: each.name }));
const plain = (list: readonly string[]): Choice[] =>
  list.map((each) => ({ id: each, words: each }));

/** What a persona gives, each value with its source; every edit is saved at once. */
export function SettingsTab({ detail }: { detail: service.PersonaDetailView }) {
  const { t } = useTranslation("personas");
  const edit = usePersonaEdit(detail);
  const [editing, setEditing] = useState("");
  const { persona, options } = detail;
  const inherited = detail.licences.filter((each) => each.source !== "own");
  const licences = (
    <ChooseMany
      label={t("settings.licences")}
      options={named(options.licences)}
      chosen={persona.licences}
      onChoose={(licences) => edit({ licences })}
    />
  );
  const place = (
    <PlaceField
      places={options.locations}
      chosen={persona.location}
      onChoose={(location) => edit({ location })}
    />
  );
  const departments = [
    { id: "", words: t("settings.noDepartment") },
    ...named(options.departments),
  ];
  return (
    <>
      <Fixables problems={detail.card.problems} />
      <NameField
        id={persona.id}
        label={t("settings.name")}
        name={persona.name}
        onRename={(name) => edit({ name })}
      />
      <FieldRow label={t("settings.short")}>
        <SavedInput
          label={t("settings.short")}
          value={persona.short ?? ""}
          onSave={(short) => edit({ short })}
        />
      </FieldRow>
      <FieldRow label={t("settings.meantFor")}>
        <SavedInput
          label={t("settings.meantFor")}
          value={persona.description}
          onSave={(description) => edit({ description })}
        />
      </FieldRow>
      <FieldRow label={t("settings.layer")}>
        <ChooseOne
          label={t("settings.layer")}
          options={["baseline", "calling", "department"].map((id) => ({
            id,
            words: t(`layers.${id}`),
          }))}
          chosen={persona.layer}
          onChoose={(layer) => edit({ layer })}
        />
      </FieldRow>
      <AboutFields detail={detail} onEdit={edit} />
      <FieldRow label={t("settings.country")}>
        <ChooseCountry
          label={t("settings.country")}
          none={t("settings.noCountry")}
          countries={options.countries}
          chosen={persona.country}
          onChoose={(country) => edit({ country })}
        />
      </FieldRow>
      {persona.layer === "department" && (
        <FieldRow label={t("settings.department")}>
          <ChooseOne
            label={t("settings.department")}
            options={departments}
            chosen={persona.department}
            onChoose={(department) => edit({ department })}
          />
        </FieldRow>
      )}
      <InheritedValue
        label={t("settings.licences")}
        differs={persona.licences.length > 0}
        source={editing === "licences" ? "" : t(`sources.${inherited[0]?.source ?? "none"}`)}
        value={
          editing === "licences"
            ? licences
            : inherited.map((each) => each.value).join(", ") || t("settings.none")
        }
        field={licences}
        onChange={editing === "licences" ? undefined : () => setEditing("licences")}
        onDrop={() => {
          setEditing("");
          void edit({ licences: [] });
        }}
      />
      <Policies detail={detail} />
      <NumberRule detail={detail} onEdit={edit} />
      <InheritedValue
        label={t("settings.place")}
        differs={detail.place.source === "own"}
        source={
          editing === "place" || detail.place.value === ""
            ? ""
            : t(`sources.${detail.place.source}`)
        }
        value={editing === "place" ? place : detail.place.value || t("settings.none")}
        field={place}
        onChange={editing === "place" ? undefined : () => setEditing("place")}
        onDrop={() => {
          setEditing("");
          void edit({ location: "" });
        }}
      />
      <FieldRow label={t("settings.queues")}>
        <ChooseMany
          label={t("settings.queues")}
          options={plain(options.queues)}
          chosen={persona.queues}
          onChoose={(queues) => edit({ queues })}
        />
      </FieldRow>
      <FieldRow label={t("settings.teams")}>
        <ChooseMany
          label={t("settings.teams")}
          options={plain(options.teams)}
          chosen={persona.teams}
          free
          onChoose={(teams) => edit({ teams })}
        />
      </FieldRow>
      <FieldRow label={t("settings.groups")}>
        <ChooseMany
          label={t("settings.groups")}
          options={plain(persona.securityGroups)}
          chosen={persona.securityGroups}
          free
          onChoose={(securityGroups) => edit({ securityGroups })}
        />
      </FieldRow>
    </>
  );
}
