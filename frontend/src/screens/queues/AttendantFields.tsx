import { Button } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import { PaneSection } from "../../components/PaneSection";
import type { service, voice } from "../../wailsjs/go/models";
import { ChoiceField, ManyField, PeopleField, TargetField, TextField, TruthField } from "./fields";

type Attendant = Omit<voice.Attendant, "convertValues">;
type Way = Omit<voice.Way, "convertValues">;

const keys = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "0"];

/** What a caller meets: a greeting, then a place or a menu. */
function WayFields(props: {
  title: string;
  way: Way | undefined;
  options: service.CallOptions;
  menu?: boolean;
  onSave: (way: voice.Way) => unknown;
}) {
  const { t } = useTranslation("queues");
  const way: Way = props.way ?? { to: { kind: "" } };
  const list = way.options ?? [];
  const save = (change: Partial<Way>) => props.onSave({ ...way, ...change } as voice.Way);
  const set = (at: number, change: object) =>
    save({
      options: list.map((each, index) =>
        index === at ? ({ ...each, ...change } as voice.Option) : each,
      ),
    });
  const free = keys.find((key) => list.every((each) => each.key !== key));
  return (
    <PaneSection title={props.title}>
      <TextField
        label={t("way.greeting")}
        value={way.greeting ?? ""}
        onSave={(greeting) => save({ greeting })}
      />
      {list.length === 0 && (
        <TargetField
          label={t("way.to")}
          unsaid={props.menu ? t("targets.undecided") : undefined}
          options={props.options}
          more={["operator"]}
          target={way.to}
          onSave={(to) => save({ to })}
        />
      )}
      {list.length > 0 && (
        <TextField
          label={t("way.prompt")}
          value={way.prompt ?? ""}
          onSave={(prompt) => save({ prompt })}
        />
      )}
      {list.map((each, at) => (
        <div key={each.key}>
          <TargetField
            label={t("way.key", { key: each.key })}
            unsaid={t("targets.undecided")}
            options={props.options}
            more={["operator"]}
            target={each.to}
            onSave={(to) => set(at, { to })}
          />
          <Button
            size="small"
            appearance="subtle"
            onClick={() => save({ options: list.filter((_, index) => index !== at) })}
          >
            {t("way.drop", { key: each.key })}
          </Button>
        </div>
      ))}
      {props.menu && free !== undefined && (
        <Button
          size="small"
          onClick={() =>
            save({ options: [...list, { key: free, to: { kind: "" } } as voice.Option] })
          }
        >
          {t("way.add")}
        </Button>
      )}
    </PaneSection>
  );
}

/** The settings of an attendant. */
export function AttendantFields(props: {
  attendant: Attendant;
  options: service.CallOptions;
  onSave: (change: Partial<Attendant>) => unknown;
}) {
  const { t } = useTranslation("queues");
  const { attendant, options, onSave } = props;
  const named = (list: readonly service.NamedView[]) => [
    { id: "", words: t("fields.none") },
    ...list.map((each) => ({ id: each.id, words: each.name })),
  ];
  return (
    <>
      <ChoiceField
        label={t("queue.account")}
        options={named(options.accounts)}
        chosen={attendant.account ?? ""}
        onSave={(account) => onSave({ account })}
      />
      <ChoiceField
        label={t("queue.language")}
        options={named(options.languages)}
        chosen={attendant.language}
        onSave={(language) => onSave({ language })}
      />
      <ChoiceField
        label={t("attendant.zone")}
        options={named(options.zones)}
        chosen={attendant.timeZone}
        onSave={(timeZone) => onSave({ timeZone })}
      />
      <WayFields
        title={t("attendant.open")}
        way={attendant.open}
        options={options}
        menu
        onSave={(open) => onSave({ open })}
      />
      <PaneSection title={t("attendant.when")}>
        <ChoiceField
          label={t("queue.hours")}
          options={[
            { id: "", words: t("queue.always") },
            ...options.hours.map((id) => ({ id, words: id })),
          ]}
          chosen={attendant.hours ?? ""}
          onSave={(hours) => onSave({ hours })}
        />
        <ManyField
          label={t("attendant.holidays")}
          options={options.holidays}
          chosen={attendant.holidays ?? []}
          onSave={(holidays) => onSave({ holidays })}
        />
        <TruthField
          label={t("attendant.noHolidays")}
          words={t("attendant.noHolidaysSays")}
          usual={false}
          value={attendant.noHolidays}
          onSave={(noHolidays) => onSave({ noHolidays })}
        />
      </PaneSection>
      <WayFields
        title={t("attendant.closed")}
        way={attendant.closed}
        options={options}
        onSave={(closed) => onSave({ closed })}
      />
      <WayFields
        title={t("attendant.holiday")}
        way={attendant.holiday}
        options={options}
        onSave={(holiday) => onSave({ holiday })}
      />
      <PaneSection title={t("attendant.operator")}>
        <TargetField
          label={t("attendant.operator")}
          unsaid={t("fields.none")}
          options={options}
          target={attendant.operator}
          onSave={(operator) => onSave({ operator })}
        />
        <PeopleField
          label={t("queue.authorised")}
          chosen={attendant.authorised ?? []}
          onSave={(authorised) => onSave({ authorised })}
        />
      </PaneSection>
    </>
  );
}
