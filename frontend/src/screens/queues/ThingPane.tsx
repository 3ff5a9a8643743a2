import { Button } from "@fluentui/react-components";
import { DeleteRegular } from "@fluentui/react-icons";
import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { call, toProblem } from "../../api";
import { Facts, PaneSection } from "../../components/PaneSection";
import { LinkButton } from "../../components/LinkButton";
import { Fixables } from "../../components/Fixables";
import { Pane } from "../../components/Pane";
import { ProblemRow } from "../../components/ProblemRow";
import type { service } from "../../wailsjs/go/models";
import * as Queues from "../../wailsjs/go/service/Queues";
import { AttendantFields } from "./AttendantFields";
import { TextField } from "./fields";
import { AccountFields, ScheduleFields, TeamFields } from "./OtherFields";
import { QueueFields } from "./QueueFields";
import { addressOf, thingOf, useSave } from "./useCalls";

/** One thing with its settings, its problems with their ways out, who uses it, and what was said of it. */
export function ThingPane(props: {
  view: service.CallView;
  options: service.CallOptions;
  onSelect: (address: string | undefined) => void;
}) {
  const { t } = useTranslation("queues");
  const { view, options, onSelect } = props;
  const save = useSave(view, (name) => onSelect(addressOf(view.kind, name)));
  const seen = thingOf(view);
  const change = (part: object) => save.mutateAsync({ seen, thing: { ...seen, ...part } });
  const remove = useMutation({
    mutationFn: () => call(() => Queues.Delete(view.kind, view.name)),
    onSuccess: () => onSelect(undefined),
  });
  const error = save.error ?? remove.error;
  const title = view.account?.name ?? view.name;
  const caption = view.queue
    ? t("pane.queue", { count: view.differs.length })
    : t(`pane.${view.kind}`);
  const rename = (name: string) =>
    save.mutateAsync({
      seen,
      thing: { ...seen, ...(view.account ? { upn: name } : { name }) },
      name,
    });
  return (
    <Pane
      title={title}
      caption={caption}
      onClose={() => onSelect(undefined)}
      foot={
        <>
          {view.queue && view.differs.length > 0 && (
            <Button
              onClick={() =>
                void change({
                  routing: "",
                  alert: undefined,
                  presence: undefined,
                  optOut: undefined,
                  conference: undefined,
                  overflow: { to: { kind: "" } },
                  timeout: { to: { kind: "" } },
                  noAgents: { kind: "" },
                  language: "",
                  greeting: "",
                  music: "",
                })
              }
            >
              {t("pane.drop", { count: view.differs.length })}
            </Button>
          )}
          <Button icon={<DeleteRegular />} onClick={() => remove.mutate()}>
            {t("pane.delete")}
          </Button>
        </>
      }
    >
      {error && <ProblemRow problem={toProblem(error)} />}
      <Fixables problems={view.problems} />
      <TextField
        label={t(view.account ? "account.upn" : "fields.name")}
        required
        value={view.name}
        onSave={rename}
      />
      {view.queue && (
        <QueueFields view={view} queue={view.queue} options={options} onSave={change} />
      )}
      {view.attendant && (
        <AttendantFields attendant={view.attendant} options={options} onSave={change} />
      )}
      {view.schedule && <ScheduleFields schedule={view.schedule} onSave={change} />}
      {view.account && <AccountFields account={view.account} options={options} onSave={change} />}
      {view.team && <TeamFields team={view.team} onSave={change} />}
      {view.usedBy.length > 0 && (
        <PaneSection title={t("pane.usedBy")}>
          {view.usedBy.map((each) => (
            <div key={each.name}>
              <LinkButton onClick={() => onSelect(addressOf(each.kind, each.name))}>
                {each.title}
              </LinkButton>
            </div>
          ))}
        </PaneSection>
      )}
      {view.heard.length > 0 && (
        <PaneSection title={t("pane.said")}>
          <Facts facts={view.heard.map((each) => [each.question, each.answer])} />
        </PaneSection>
      )}
    </Pane>
  );
}
