import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { call } from "../../api";
import { PaneSection } from "../../components/PaneSection";
import type { service, voice } from "../../wailsjs/go/models";
import * as Queues from "../../wailsjs/go/service/Queues";
import {
  ChoiceField,
  ManyField,
  NumberField,
  PeopleField,
  TargetField,
  TextField,
  TruthField,
} from "./fields";

type Queue = Omit<voice.Queue, "convertValues">;

const routings = ["Attendant", "Serial", "RoundRobin", "LongestIdle"];

/** The settings of a queue; what is not said is the usual. */
export function QueueFields(props: {
  view: service.CallView;
  queue: Queue;
  options: service.CallOptions;
  onSave: (change: Partial<Queue>) => unknown;
}) {
  const { t } = useTranslation("queues");
  const { queue, options, onSave } = props;
  const open = useMutation({
    mutationFn: (hours: string) => call(() => Queues.Open(queue.name, hours)),
  });
  const named = (list: readonly service.NamedView[], none: string) => [
    { id: "", words: none },
    ...list.map((each) => ({ id: each.id, words: each.name })),
  ];
  const after = (exit: Omit<voice.Exit, "convertValues">, change: object) =>
    ({ ...exit, ...change }) as voice.Exit;
  return (
    <>
      <ChoiceField
        label={t("queue.routing")}
        options={[
          { id: "", words: t("queue.usualRouting") },
          ...routings.map((id) => ({ id, words: t(`routing.${id}`) })),
        ]}
        chosen={queue.routing ?? ""}
        onSave={(routing) => onSave({ routing })}
      />
      <NumberField
        label={t("queue.alert")}
        unit={t("units.seconds")}
        usual={30}
        value={queue.alert}
        onSave={(alert) => onSave({ alert })}
      />
      <TruthField
        label={t("queue.presence")}
        words={t("queue.presenceSays")}
        usual
        value={queue.presence}
        onSave={(presence) => onSave({ presence })}
      />
      <TruthField
        label={t("queue.optOut")}
        words={t("queue.optOutSays")}
        usual
        value={queue.optOut}
        onSave={(optOut) => onSave({ optOut })}
      />
      <TruthField
        label={t("queue.conference")}
        words={t("queue.conferenceSays")}
        usual
        value={queue.conference}
        onSave={(conference) => onSave({ conference })}
      />
      <PaneSection title={t("queue.tooMuch")}>
        <NumberField
          label={t("queue.over")}
          unit={t("units.callers")}
          usual={50}
          value={queue.overflow.after}
          onSave={(n) => onSave({ overflow: after(queue.overflow, { after: n }) })}
        />
        <TargetField
          label={t("queue.overTo")}
          options={options}
          target={queue.overflow.to}
          onSave={(to) => onSave({ overflow: after(queue.overflow, { to }) })}
        />
        <NumberField
          label={t("queue.waiting")}
          unit={t("units.seconds")}
          usual={1200}
          value={queue.timeout.after}
          onSave={(n) => onSave({ timeout: after(queue.timeout, { after: n }) })}
        />
        <TargetField
          label={t("queue.waitingTo")}
          options={options}
          target={queue.timeout.to}
          onSave={(to) => onSave({ timeout: after(queue.timeout, { to }) })}
        />
        <TargetField
          label={t("queue.nobody")}
          options={options}
          more={["wait"]}
          target={queue.noAgents}
          onSave={(to) => onSave({ noAgents: to })}
        />
      </PaneSection>
      <PaneSection title={t("queue.heard")}>
        <ChoiceField
          label={t("queue.language")}
          options={named(options.languages, t("fields.usual"))}
          chosen={queue.language ?? ""}
          onSave={(language) => onSave({ language })}
        />
        <TextField
          label={t("queue.greeting")}
          value={queue.greeting ?? ""}
          onSave={(greeting) => onSave({ greeting })}
        />
      </PaneSection>
      <PaneSection title={t("queue.answering")}>
        <ManyField
          label={t("queue.groups")}
          options={options.groups}
          chosen={queue.groups ?? []}
          onSave={(groups) => onSave({ groups })}
        />
        <PeopleField
          label={t("queue.people")}
          chosen={queue.people ?? []}
          onSave={(people) => onSave({ people })}
        />
        <PeopleField
          label={t("queue.authorised")}
          chosen={queue.authorised ?? []}
          onSave={(authorised) => onSave({ authorised })}
        />
      </PaneSection>
      <PaneSection title={t("queue.reached")}>
        <ChoiceField
          label={t("queue.account")}
          options={named(options.accounts, t("fields.none"))}
          chosen={queue.account ?? ""}
          onSave={(account) => onSave({ account })}
        />
        {(queue.account ?? "") === "" && (
          <TextField
            label={t("queue.number")}
            kind="telephone"
            value={queue.number}
            onSave={(number) => onSave({ number })}
          />
        )}
        <ChoiceField
          label={t("queue.hours")}
          options={[
            { id: "", words: t("queue.always") },
            ...options.hours.map((id) => ({ id, words: id })),
          ]}
          chosen={props.view.hours}
          onSave={(hours) => open.mutate(hours)}
        />
      </PaneSection>
    </>
  );
}
