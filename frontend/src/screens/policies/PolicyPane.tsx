import { Button } from "@fluentui/react-components";
import { ArrowUndoRegular } from "@fluentui/react-icons";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { toProblem } from "../../api";
import { Fixables } from "../../components/Fixables";
import { LongName } from "../../components/LongName";
import { Pane } from "../../components/Pane";
import { ProblemRow } from "../../components/ProblemRow";
import { Tabs } from "../../components/Tabs";
import { count } from "../../format";
import type { service } from "../../wailsjs/go/models";
import * as Policies from "../../wailsjs/go/service/Policies";
import { CommandsTab } from "./CommandsTab";
import { SettingsTab } from "./SettingsTab";
import { standingOf } from "./rows";
import { UsedByTab } from "./UsedByTab";
import { usePolicy, usePolicyChange } from "./usePolicies";

type Tab = "settings" | "usedBy" | "commands";

/** The pane of a policy: what it sets, who gives it and how it reaches them, and the command that it becomes. */
export function PolicyPane(props: {
  id: string;
  onSelect: (key: string | undefined) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation("policies");
  const query = usePolicy(props.id);
  if (query.data) return <Loaded {...props} detail={query.data} />;
  if (!query.error) return null;
  return (
    <Pane title={t("pane.gone")} onClose={props.onClose}>
      <ProblemRow problem={toProblem(query.error)} />
    </Pane>
  );
}

function Loaded(props: { detail: service.PolicyDetailView; onClose: () => void }) {
  const { t } = useTranslation("policies");
  const { detail } = props;
  const { line } = detail;
  const [tab, setTab] = useState<Tab>("settings");
  const change = usePolicyChange(line.key);
  const mine = line.comes === "made" || line.comes === "global";
  const { stands, differ, unknown, set, drop } = standingOf(line);
  return (
    <Pane
      title={<LongName name={line.name} />}
      caption={t("pane.caption", {
        type: detail.typeName,
        users: line.counted
          ? t("pane.users", { count: line.users, n: count(line.users) })
          : t("pane.uncounted"),
        differ: t(`pane.stands.${stands}`, { differ, unknown, count: detail.settings.length }),
      })}
      about={line.name}
      onWhy={() => setTab("usedBy")}
      onClose={props.onClose}
      tabs={
        <Tabs
          label={t("pane.tabs")}
          selected={tab}
          onSelect={setTab}
          tabs={[
            { id: "settings", words: t("pane.settings") },
            { id: "usedBy", words: t("pane.usedBy", { count: detail.usedBy.length }) },
            { id: "commands", words: t("pane.commands") },
          ]}
        />
      }
      foot={
        mine && set > 0 ? (
          <Button
            appearance="subtle"
            icon={<ArrowUndoRegular />}
            onClick={() => change.mutate(() => Policies.Drop(line.key, []))}
          >
            {t(`pane.dropAll.${drop}`, { count: set })}
          </Button>
        ) : undefined
      }
    >
      <Fixables problems={line.problems} />
      {tab === "settings" && <SettingsTab detail={detail} />}
      {tab === "usedBy" && <UsedByTab detail={detail} />}
      {tab === "commands" && <CommandsTab detail={detail} />}
    </Pane>
  );
}
