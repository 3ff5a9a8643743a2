import { Switch } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import { ChooseOne } from "../../components/ChooseOne";
import { ChooseMany } from "../../components/ChooseMany";
import { ChoosePeople } from "../../components/ChoosePeople";
import { KeptField, type Kind } from "../../components/KeptField";
import type { service, voice } from "../../wailsjs/go/models";
import { FieldRow } from "../personas/FieldRow";

export type Target = Omit<voice.Target, "convertValues">;

const plain = (list: readonly string[]) => list.map((each) => ({ id: each, words: each }));

/** A text of one thing. */
export function TextField(props: {
  label: string;
  value: string;
  onSave: (value: string) => unknown;
  required?: boolean;
  kind?: Kind;
}) {
  return (
    <FieldRow label={props.label}>
      <KeptField
        label={props.label}
        value={props.value}
        required={props.required}
        kind={props.kind}
        onSave={props.onSave}
      />
    </FieldRow>
  );
}

/** A text of several lines; Enter makes a line, and it is kept when it is left. */
export function LinesField(props: {
  label: string;
  value: string;
  kind?: Kind;
  onSave: (value: string) => unknown;
}) {
  return (
    <FieldRow label={props.label}>
      <KeptField
        lines
        label={props.label}
        value={props.value}
        kind={props.kind}
        onSave={props.onSave}
      />
    </FieldRow>
  );
}

/** A whole number with its unit; empty is the usual, and what is no number stays in the field with the reason. */
export function NumberField(props: {
  label: string;
  unit: string;
  value: number | undefined;
  usual: number;
  onSave: (value: number | undefined) => unknown;
}) {
  const { t } = useTranslation("queues");
  return (
    <FieldRow label={props.label}>
      <div>
        <KeptField
          label={t("fields.withUnit", { label: props.label, unit: props.unit, usual: props.usual })}
          value={props.value === undefined ? "" : String(props.value)}
          kind="count"
          onSave={(text) => props.onSave(text === "" ? undefined : Number(text))}
        />
        <small>
          {t(props.value === undefined ? "fields.usualIs" : "fields.unit", {
            unit: props.unit,
            usual: props.usual,
          })}
        </small>
      </div>
    </FieldRow>
  );
}

/** Yes, no, or as usual where nothing was said. */
export function TruthField(props: {
  label: string;
  words: string;
  value: boolean | undefined;
  usual: boolean;
  onSave: (value: boolean) => void;
}) {
  return (
    <FieldRow label={props.label}>
      <Switch
        aria-label={`${props.label}: ${props.words}`}
        label={props.words}
        labelPosition="before"
        checked={props.value ?? props.usual}
        onChange={(_, data) => props.onSave(data.checked)}
      />
    </FieldRow>
  );
}

/** One of a list. */
export function ChoiceField(props: {
  label: string;
  options: readonly { id: string; words: string }[];
  chosen: string;
  onSave: (id: string) => void;
}) {
  return (
    <FieldRow label={props.label}>
      <ChooseOne
        label={props.label}
        options={props.options}
        chosen={props.chosen}
        onChoose={props.onSave}
      />
    </FieldRow>
  );
}

/** Several of a list; what is not in it can be typed. */
export function ManyField(props: {
  label: string;
  options: readonly string[];
  chosen: readonly string[];
  onSave: (list: string[]) => void;
}) {
  return (
    <FieldRow label={props.label}>
      <ChooseMany
        label={props.label}
        options={plain(props.options)}
        chosen={props.chosen}
        free
        onChoose={props.onSave}
      />
    </FieldRow>
  );
}

/** People, by their sign-in names. */
export function PeopleField(props: {
  label: string;
  chosen: readonly string[];
  onSave: (list: string[]) => void;
  single?: boolean;
}) {
  return (
    <FieldRow label={props.label}>
      <ChoosePeople
        label={props.label}
        chosen={props.chosen}
        single={props.single}
        onChoose={props.onSave}
      />
    </FieldRow>
  );
}

const targets = [
  "",
  "disconnect",
  "queue",
  "attendant",
  "person",
  "number",
  "voicemail",
  "mailbox",
];

/** Where a call goes: what kind of place, and which. */
export function TargetField(props: {
  label: string;
  target: Target | undefined;
  options: service.CallOptions;
  more?: readonly string[];
  /** What it is called that nothing was said, where that is not the usual. */
  unsaid?: string;
  onSave: (target: Target) => void;
}) {
  const { t } = useTranslation("queues");
  const target = props.target ?? { kind: "" };
  const names: Record<string, readonly string[]> = {
    queue: props.options.queues,
    attendant: props.options.attendants,
    voicemail: props.options.groups,
  };
  const label = t("fields.which", { label: props.label });
  const listed = names[target.kind];
  return (
    <>
      <ChoiceField
        label={props.label}
        options={[...targets, ...(props.more ?? [])].map((id) => ({
          id,
          words: (id === "" && props.unsaid) || t(`targets.${id || "unsaid"}`),
        }))}
        chosen={target.kind}
        onSave={(kind) => props.onSave({ kind, name: "", says: target.says })}
      />
      {listed ? (
        <ChoiceField
          label={label}
          options={[{ id: "", words: t("fields.choose") }, ...plain(listed)]}
          chosen={target.name ?? ""}
          onSave={(name) => props.onSave({ ...target, name })}
        />
      ) : target.kind === "number" ? (
        <TextField
          label={label}
          kind="telephone"
          value={target.name ?? ""}
          onSave={(name) => props.onSave({ ...target, name })}
        />
      ) : (
        ["person", "mailbox"].includes(target.kind) && (
          <PeopleField
            single
            label={label}
            chosen={target.name ? [target.name] : []}
            onSave={([name = ""]) => props.onSave({ ...target, name })}
          />
        )
      )}
    </>
  );
}
