import { Button, Field, Input, makeStyles, tokens } from "@fluentui/react-components";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { LinkButton } from "../../components/LinkButton";
import { Pane } from "../../components/Pane";
import { Facts, PaneSection } from "../../components/PaneSection";
import { lately } from "../../format";
import { stepIds } from "../../shell/model";
import type { service } from "../../wailsjs/go/models";

const useStyles = makeStyles({
  note: { color: tokens.colorNeutralForeground2, margin: "0 0 20px" },
  files: { listStyleType: "none", margin: 0, padding: 0, overflowWrap: "anywhere" },
});

/** The pane of a document: what it is, where it goes, and what was written. */
export function SavePane(props: {
  document: service.DocumentView;
  /** What the last Save wrote, while it is of this document. */
  written: service.DocumentView | undefined;
  folder: string;
  onFolder: (folder: string) => void;
  saving: boolean;
  onSave: () => void;
  onClose?: () => void;
}) {
  const styles = useStyles();
  const { t } = useTranslation("documents");
  const navigate = useNavigate();
  const { document, written } = props;
  const step = stepIds.find((id) => id === document.missing);
  return (
    <Pane
      title={t(`names.${document.id}`)}
      caption={t(`as.${document.id}`)}
      onClose={props.onClose}
      foot={
        <Button
          appearance="primary"
          disabled={document.missing !== "" || props.saving || props.folder.trim() === ""}
          onClick={props.onSave}
        >
          {t("save")}
        </Button>
      }
    >
      <p className={styles.note}>{t(`about.${document.id}`)}</p>
      {step && (
        <PaneSection title={t("missing.title")}>
          {t("missing.words", { step: t(`shell:steps.${step}`) })}{" "}
          <LinkButton onClick={() => void navigate({ to: `/${step}` })}>
            {t("missing.open", { step: t(`shell:steps.${step}`) })}
          </LinkButton>
        </PaneSection>
      )}
      <PaneSection title={t("where")}>
        <Field label={t("folder")} hint={t("folderHint")}>
          <Input
            value={props.folder}
            title={props.folder}
            spellCheck={false}
            onChange={(_, data) => props.onFolder(data.value)}
          />
        </Field>
      </PaneSection>
      {document.madeAt !== "" && (
        <PaneSection title={t("last.title")}>
          <Facts
            facts={[
              [t("last.at"), lately(document.madeAt, new Date())],
              [t("last.path"), document.path],
            ]}
          />
        </PaneSection>
      )}
      {written && (
        <div role="status">
          <PaneSection title={t("written", { count: written.files.length })}>
            <ul className={styles.files}>
              {written.files.map((file) => (
                <li key={file}>{file}</li>
              ))}
            </ul>
          </PaneSection>
        </div>
      )}
    </Pane>
  );
}
