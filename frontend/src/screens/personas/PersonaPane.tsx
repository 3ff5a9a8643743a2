import { Button } from "@fluentui/react-components";
import { ArrowUndoRegular } from "@fluentui/react-icons";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { toProblem } from "../../api";
import { LineOfReasoning } from "../../components/LineOfReasoning";
import { LongName } from "../../components/LongName";
import { Pane } from "../../components/Pane";
import { ProblemRow } from "../../components/ProblemRow";
import { stopKinds, type Stop } from "../../components/reasoning";
import { Tabs } from "../../components/Tabs";
import { count } from "../../format";
import { stepIds } from "../../shell/model";
import type { service } from "../../wailsjs/go/models";
import { HistoryTab } from "./HistoryTab";
import { NumbersTab } from "./NumbersTab";
import { SettingsTab } from "./SettingsTab";
import { usePersona, usePersonaEdit } from "./usePersonas";
import { UsersTab } from "./UsersTab";

type Tab = "settings" | "users" | "numbers" | "history" | "why";

/** The pane of a persona: what it gives, who is in it, its numbers, its history, and why it is as it is. */
export function PersonaPane(props: { id: string; read: boolean; onClose: () => void }) {
  const { t } = useTranslation("personas");
  const query = usePersona(props.id);
  if (query.data) return <Loaded {...props} detail={query.data} />;
  // While it is on its way there is nothing that could take the focus and lose it again.
  if (!query.error) return null;
  return (
    <Pane title={t("pane.gone")} onClose={props.onClose}>
      <ProblemRow problem={toProblem(query.error)} />
    </Pane>
  );
}

function Loaded(props: { detail: service.PersonaDetailView; read: boolean; onClose: () => void }) {
  const { t } = useTranslation("personas");
  const { detail } = props;
  const navigate = useNavigate();
  const edit = usePersonaEdit(detail);
  const [tab, setTab] = useState<Tab>("settings");
  const { persona, card } = detail;
  const policies = detail.areas.reduce((sum, area) => sum + area.rows.length, 0);
  const differ = detail.areas.reduce((sum, area) => sum + area.differ, 0);
  const openStop = (stop: Stop) => {
    const to = stepIds.find((id) => id === stop.step);
    if (to) void navigate({ to: `/${to}`, search: stop.id ? { select: stop.id } : {} });
  };
  return (
    <Pane
      title={<LongName name={persona.name} />}
      caption={t("pane.caption", {
        layer: t(`layers.${persona.layer}`),
        users: props.read
          ? t("layerUsers", { count: card.users, n: count(card.users) })
          : t("card.unread"),
        differ,
        count: policies,
      })}
      about={persona.name}
      onWhy={() => setTab("why")}
      onClose={props.onClose}
      tabs={
        <Tabs
          label={t("pane.tabs")}
          selected={tab}
          onSelect={setTab}
          tabs={[
            { id: "settings", words: t("tabs.settings") },
            {
              id: "users",
              words: props.read ? t("tabs.users", { n: count(card.users) }) : t("tabs.usersUnread"),
            },
            { id: "numbers", words: t("tabs.numbers") },
            { id: "history", words: t("tabs.history") },
          ]}
        />
      }
      foot={
        tab === "settings" && differ > 0 ? (
          <Button
            appearance="subtle"
            size="small"
            icon={<ArrowUndoRegular />}
            onClick={() => edit({ policies: [] })}
          >
            {t("pane.dropAll", { count: differ })}
          </Button>
        ) : undefined
      }
    >
      {tab === "settings" && <SettingsTab detail={detail} />}
      {tab === "users" && <UsersTab id={persona.id} read={props.read} />}
      {tab === "numbers" && <NumbersTab detail={detail} />}
      {tab === "history" && <HistoryTab id={persona.id} />}
      {tab === "why" && <LineOfReasoning stops={stops(detail.reasons)} onOpen={openStop} />}
    </Pane>
  );
}

const stepOf: Record<string, string> = {
  answer: "workshop",
  grade: "features",
  gap: "features",
  rule: "targeting",
  plan: "plan",
  run: "runs",
};

function stops(reasons: readonly service.ReasonView[]): Stop[] {
  return reasons.flatMap((reason): Stop[] => {
    const kind = stopKinds.find((each) => each === reason.stop);
    if (!kind || reason.says === "") return [];
    return [
      {
        kind,
        title: reason.says,
        detail: reason.detail,
        id: reason.id,
        ...(stepOf[kind] ? { step: stepOf[kind] } : {}),
      },
    ];
  });
}
