import {
  Checkbox,
  Input,
  makeStyles,
  Switch,
  tokens,
  typographyStyles,
} from "@fluentui/react-components";
import { SearchRegular } from "@fluentui/react-icons";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { LinkButton } from "../../components/LinkButton";
import { useDraftsUnder } from "../../components/useDraft";
import type { service } from "../../wailsjs/go/models";
import * as Policies from "../../wailsjs/go/service/Policies";
import { partsOf, standingOf } from "./rows";
import { SettingRow } from "./SettingRow";
import { usePolicyChange } from "./usePolicies";

const useStyles = makeStyles({
  only: { whiteSpace: "nowrap" },
  tools: {
    display: "flex",
    alignItems: "center",
    columnGap: "8px",
    justifyContent: "space-between",
  },
  find: { width: "136px" },
  head: {
    ...typographyStyles.caption1Strong,
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr) 116px 84px",
    columnGap: "8px",
    padding: "12px 0 4px 10px",
    margin: 0,
    borderBottom: `1px solid ${tokens.colorNeutralStroke1}`,
  },
  says: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2, margin: "8px 0" },
});

/** Every setting of a policy: what differs first, then what is as Global, then what is better left alone. */
export function SettingsTab({ detail }: { detail: service.PolicyDetailView }) {
  const styles = useStyles();
  const { t } = useTranslation("policies");
  const { line } = detail;
  const { stands, differ, unknown } = standingOf(line);
  const [only, setOnly] = useState(false);
  const [find, setFind] = useState("");
  const [editing, setEditing] = useState<ReadonlySet<string>>(new Set());
  const drafts = useDraftsUnder<string>(`policy/${line.key}/`);
  const change = usePolicyChange(line.key);
  const editable = line.comes === "made" || line.comes === "global";
  const open = new Set([...editing, ...drafts.keys()]);
  const parts = partsOf(detail.settings, find, only, open);
  const edit = (name: string, now: boolean) => {
    const next = new Set(editing);
    if (now) next.add(name);
    else next.delete(name);
    setEditing(next);
  };
  const rows = (settings: readonly service.PolicySettingView[]) =>
    settings.map((setting) => (
      <SettingRow
        key={setting.name}
        id={line.key}
        setting={setting}
        editable={editable}
        editing={editing.has(setting.name)}
        there={line.there}
        baseline={detail.baseline !== "" && detail.baseline !== line.name}
        onEdit={(now) => edit(setting.name, now)}
      />
    ));
  if (detail.builtIn) return <p className={styles.says}>{t("pane.builtIn")}</p>;
  return (
    <>
      <Standing detail={detail} />
      {editable && detail.emptyMeans !== "" && parts.differ.every((each) => !each.own) && (
        <>
          <Checkbox
            label={t("pane.emptyMeant")}
            checked={line.empty}
            onChange={(_, data) =>
              change.mutate(() => Policies.Empty(line.key, data.checked === true))
            }
          />
          <p className={styles.says}>{detail.emptyMeans}</p>
        </>
      )}
      <div className={styles.tools}>
        <Switch
          label={{ children: t("pane.only"), className: styles.only }}
          checked={only}
          onChange={(_, data) => setOnly(data.checked)}
        />
        <Input
          size="small"
          className={styles.find}
          contentBefore={<SearchRegular />}
          aria-label={t("pane.find")}
          placeholder={t("pane.find")}
          value={find}
          onChange={(_, data) => setFind(data.value)}
        />
      </div>
      <h3 className={styles.head}>
        <span>{t(`pane.differ.${stands}`, { count: differ, unknown })}</span>
        <span>{t("pane.this")}</span>
        <span>{t("pane.global")}</span>
      </h3>
      {rows(parts.differ)}
      {parts.set.length > 0 && (
        <>
          <h3 className={styles.head}>{t("pane.set", { count: parts.set.length })}</h3>
          {rows(parts.set)}
        </>
      )}
      {parts.same.length > 0 && (
        <>
          <h3 className={styles.head}>{t("pane.same", { count: parts.same.length })}</h3>
          {rows(parts.same)}
        </>
      )}
      {parts.alone.length > 0 && (
        <>
          <h3 className={styles.head}>{t("pane.alone", { count: parts.alone.length })}</h3>
          {rows(parts.alone)}
        </>
      )}
      {parts.differ.length + parts.set.length + parts.same.length + parts.alone.length === 0 &&
        find !== "" && <p className={styles.says}>{t("pane.noMatch")}</p>}
    </>
  );
}

/** What a policy is that nothing is set in: only used, the default itself, to be removed, or left over. */
function Standing({ detail }: { detail: service.PolicyDetailView }) {
  const styles = useStyles();
  const { t } = useTranslation("policies");
  const { line } = detail;
  const change = usePolicyChange(line.key);
  const says: Record<string, string> = {
    taken: t("pane.taken"),
    global: t("pane.globalSays"),
    gone: t("pane.goneSays"),
    orphan: line.ours ? t("pane.orphanSays") : t("pane.orphanNamed"),
  };
  const words = says[line.comes];
  if (words === undefined) return null;
  return (
    <p className={styles.says}>
      {words}{" "}
      {line.comes === "taken" && (
        <LinkButton onClick={() => change.mutate(() => Policies.ChangeHere(line.key))}>
          {t("pane.changeHere")}
        </LinkButton>
      )}
      {line.comes === "orphan" && line.ours && (
        <LinkButton onClick={() => change.mutate(() => Policies.RemoveThere(line.key))}>
          {t("fix.remove")}
        </LinkButton>
      )}
    </p>
  );
}
