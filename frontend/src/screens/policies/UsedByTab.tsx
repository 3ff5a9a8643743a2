import { Field, makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { ChooseOne } from "../../components/ChooseOne";
import { LineOfReasoning } from "../../components/LineOfReasoning";
import { LinkButton } from "../../components/LinkButton";
import { LongName } from "../../components/LongName";
import { Facts, PaneSection } from "../../components/PaneSection";
import { stopsOf } from "../../components/reasoning";
import { useOpenStop } from "../../components/useOpenStop";
import { count } from "../../format";
import type { service } from "../../wailsjs/go/models";
import * as Personas from "../../wailsjs/go/service/Personas";
import { reachOf } from "./rows";
import { usePolicyChange } from "./usePolicies";

const useStyles = makeStyles({
  row: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr) auto auto",
    columnGap: "12px",
    padding: "6px 0",
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  says: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2, margin: "8px 0" },
});

/** Who gives the policy and how it reaches them; the way back to each persona. */
export function UsedByTab({ detail }: { detail: service.PolicyDetailView }) {
  const styles = useStyles();
  const { t } = useTranslation("policies");
  const navigate = useNavigate();
  const openStop = useOpenStop();
  const { line } = detail;
  const change = usePolicyChange(line.key);
  const [words, args] = reachOf({ group: { how: detail.how } as service.PolicyTypeView, line });
  const mayGive = line.comes === "made" || line.comes === "taken";
  return (
    <>
      <Facts facts={[[t("pane.reaches"), t(words, args)]]} />
      {!detail.sure && <p className={styles.says}>{t("pane.unsure")}</p>}
      {detail.notes !== "" && <p className={styles.says}>{detail.notes}</p>}
      <PaneSection title={t("pane.usedBy", { count: detail.usedBy.length })}>
        {detail.usedBy.length === 0 && <p className={styles.says}>{t("pane.unusedSays")}</p>}
        {detail.usedBy.map((persona) => (
          <div key={persona.id} className={styles.row}>
            <LinkButton
              onClick={() => void navigate({ to: "/personas", search: { select: persona.id } })}
            >
              <LongName name={persona.name} />
            </LinkButton>
            <span>{count(persona.users)}</span>
            <LinkButton
              label={t("pane.takeFromLabel", { name: persona.name })}
              onClick={() => change.mutate(() => Personas.SetPolicy(persona.id, line.type, ""))}
            >
              {t("pane.takeFrom")}
            </LinkButton>
          </div>
        ))}
      </PaneSection>
      {mayGive && detail.others.length > 0 && (
        <Field label={t("pane.give")}>
          <ChooseOne
            label={t("pane.give")}
            options={detail.others.map((each) => ({ id: each.id, words: each.name }))}
            chosen=""
            onChoose={(id) => change.mutate(() => Personas.SetPolicy(id, line.type, line.name))}
          />
        </Field>
      )}
      {detail.reasons.length > 0 && (
        <PaneSection title={t("pane.why")}>
          <LineOfReasoning stops={stopsOf(detail.reasons)} until="rule" onOpen={openStop} />
        </PaneSection>
      )}
    </>
  );
}
