import { useTranslation } from "react-i18next";
import { ChooseCountry } from "../../components/ChooseCountry";
import type { service, voice } from "../../wailsjs/go/models";
import { FieldRow } from "../personas/FieldRow";
import { ChoiceField, LinesField, PeopleField, TextField, TruthField } from "./fields";
import { datesFrom, datesText, spansFrom, spansText } from "./hours";

type Schedule = Omit<voice.Schedule, "convertValues">;
type Account = Omit<voice.Account, "convertValues">;

const days = [1, 2, 3, 4, 5, 6, 0];

/** Opening hours, a line a day, or holidays, a date a line. */
export function ScheduleFields(props: {
  schedule: Schedule;
  onSave: (change: Partial<Schedule>) => unknown;
}) {
  const { t } = useTranslation("queues");
  const { schedule, onSave } = props;
  if (schedule.tells === "holidays") {
    return (
      <LinesField
        label={t("schedule.dates")}
        kind="holidays"
        value={datesText(schedule.dates ?? [])}
        onSave={(text) => onSave({ dates: datesFrom(text) })}
      />
    );
  }
  const week = schedule.week ?? [];
  return (
    <>
      {days.map((day) => (
        <TextField
          key={day}
          label={t(`days.${day}`)}
          kind="hours"
          value={spansText(week.find((each) => each.day === day)?.spans ?? [])}
          onSave={(text) => {
            const rest = week.filter((each) => each.day !== day);
            const spans = spansFrom(text);
            return onSave({
              week: (spans.length > 0 ? [...rest, { day, spans }] : rest) as voice.Day[],
            });
          }}
        />
      ))}
    </>
  );
}

/** The settings of a resource account. */
export function AccountFields(props: {
  account: Account;
  options: service.CallOptions;
  onSave: (change: Partial<Account>) => unknown;
}) {
  const { t } = useTranslation("queues");
  const { account, options, onSave } = props;
  const plain = (list: readonly string[]) => [
    { id: "", words: t("fields.none") },
    ...list.map((id) => ({ id, words: id })),
  ];
  return (
    <>
      <TextField
        label={t("account.name")}
        value={account.name}
        onSave={(name) => onSave({ name })}
      />
      <ChoiceField
        label={t("account.for")}
        options={["queue", "attendant"].map((id) => ({ id, words: t(`account.kinds.${id}`) }))}
        chosen={account.for}
        onSave={(kind) => onSave({ for: kind })}
      />
      <TextField
        label={t("account.number")}
        kind="telephone"
        value={account.number ?? ""}
        onSave={(number) => onSave({ number })}
      />
      <ChoiceField
        label={t("account.type")}
        options={["", "directRouting", "callingPlan", "operatorConnect"].map((id) => ({
          id,
          words: t(`account.types.${id || "unsaid"}`),
        }))}
        chosen={account.numberType ?? ""}
        onSave={(numberType) => onSave({ numberType })}
      />
      <ChoiceField
        label={t("account.location")}
        options={plain(options.locations)}
        chosen={account.location ?? ""}
        onSave={(location) => onSave({ location })}
      />
      <FieldRow label={t("account.country")}>
        <ChooseCountry
          label={t("account.country")}
          countries={options.countries}
          chosen={account.country ?? ""}
          onChoose={(country) => onSave({ country })}
        />
      </FieldRow>
      <TruthField
        label={t("account.licensed")}
        words={t("account.licensedSays")}
        usual={false}
        value={account.licensed}
        onSave={(licensed) => onSave({ licensed })}
      />
    </>
  );
}

/** The settings of a team. */
export function TeamFields(props: {
  team: Omit<voice.Team, "convertValues">;
  onSave: (change: Partial<voice.Team>) => unknown;
}) {
  const { t } = useTranslation("queues");
  const { team, onSave } = props;
  return (
    <>
      <TextField
        label={t("team.description")}
        value={team.description ?? ""}
        onSave={(description) => onSave({ description })}
      />
      <ChoiceField
        label={t("team.visibility")}
        options={["Private", "Public"].map((id) => ({ id, words: t(`team.${id}`) }))}
        chosen={team.visibility}
        onSave={(visibility) => onSave({ visibility })}
      />
      <PeopleField
        label={t("team.owners")}
        chosen={team.owners ?? []}
        onSave={(owners) => onSave({ owners })}
      />
    </>
  );
}
