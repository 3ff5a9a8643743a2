import { Input, makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { CopyButton } from "../../components/CopyButton";
import { Facts } from "../../components/PaneSection";
import type { service } from "../../wailsjs/go/models";
import * as Policies from "../../wailsjs/go/service/Policies";
import { usePolicyChange } from "./usePolicies";

const useStyles = makeStyles({
  command: {
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: "12px",
    lineHeight: "18px",
    whiteSpace: "pre-wrap",
    overflowWrap: "anywhere",
    margin: "8px 0",
  },
  says: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2 },
});

/** The command that the policy becomes, as it would be sent, and the one that shows it. */
export function CommandsTab({ detail }: { detail: service.PolicyDetailView }) {
  const styles = useStyles();
  const { t } = useTranslation("policies");
  const { line } = detail;
  const change = usePolicyChange(line.key);
  const [typed, setTyped] = useState<string>();
  const save = () => {
    if (typed !== undefined && typed.trim() !== detail.description) {
      change.mutate(() => Policies.Describe(line.key, typed));
    }
    setTyped(undefined);
  };
  return (
    <>
      {detail.describes && line.comes === "made" && (
        <label>
          <span className={styles.says}>{t("pane.description")}</span>
          <Input
            size="small"
            style={{ width: "100%" }}
            value={typed ?? detail.description}
            onChange={(_, data) => setTyped(data.value)}
            onBlur={save}
            onKeyDown={(event) => {
              if (event.key === "Enter") save();
            }}
          />
        </label>
      )}
      {line.command === "" ? (
        <p className={styles.says}>{t("pane.noCommand")}</p>
      ) : (
        <>
          <pre className={styles.command}>{line.command}</pre>
          <CopyButton text={line.command} what={t("command")} />
        </>
      )}
      <Facts facts={[[t("pane.getter"), <code key="getter">{detail.getter}</code>]]} />
    </>
  );
}
