import { makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import { ChooseOne } from "../../components/ChooseOne";
import { LinkButton } from "../../components/LinkButton";
import type { service } from "../../wailsjs/go/models";
import { FieldRow } from "./FieldRow";
import { SavedInput } from "./SavedInput";
import type { PersonaFields } from "./usePersonas";

const useStyles = makeStyles({
  open: {
    ...typographyStyles.caption1,
    display: "flex",
    justifyContent: "space-between",
    columnGap: "12px",
    padding: "4px 0",
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
});

/** Who answers for a persona, how far it has come, when it was last gone through, and what is still to be said of it. */
export function AboutFields(props: {
  detail: service.PersonaDetailView;
  onEdit: (change: Partial<PersonaFields>) => unknown;
}) {
  const styles = useStyles();
  const { t } = useTranslation("personas");
  const { persona } = props.detail;
  const open = persona.open ?? [];
  return (
    <>
      {open.map((line) => (
        <div key={line} className={styles.open}>
          <span>{line}</span>
          <LinkButton
            label={t("settings.doneWith", { what: line })}
            onClick={() => props.onEdit({ open: open.filter((each) => each !== line) })}
          >
            {t("settings.done")}
          </LinkButton>
        </div>
      ))}
      <FieldRow label={t("settings.owner")}>
        <SavedInput
          label={t("settings.owner")}
          value={persona.owner ?? ""}
          onSave={(owner) => props.onEdit({ owner })}
        />
      </FieldRow>
      <FieldRow label={t("settings.status")}>
        <ChooseOne
          label={t("settings.status")}
          options={["", "agreed", "ending"].map((id) => ({
            id,
            words: t(`settings.statuses.${id === "" ? "draft" : id}`),
          }))}
          chosen={persona.status ?? ""}
          onChoose={(status) => props.onEdit({ status })}
        />
      </FieldRow>
      <FieldRow label={t("settings.reviewed")}>
        <SavedInput
          label={t("settings.reviewed")}
          kind="date"
          value={persona.reviewed ?? ""}
          onSave={(reviewed) => props.onEdit({ reviewed })}
        />
      </FieldRow>
    </>
  );
}
