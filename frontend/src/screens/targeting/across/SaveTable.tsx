import { Button, Field, Input, makeStyles, tokens } from "@fluentui/react-components";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { call, toProblem } from "../../../api";
import { keys } from "../../../keys";
import { Pane } from "../../../components/Pane";
import { PaneSection } from "../../../components/PaneSection";
import { ProblemRow } from "../../../components/ProblemRow";
import * as Coverage from "../../../wailsjs/go/service/Coverage";
import * as Documents from "../../../wailsjs/go/service/Documents";

const useStyles = makeStyles({
  note: { color: tokens.colorNeutralForeground2, margin: "0 0 20px" },
  path: { overflowWrap: "anywhere", margin: 0 },
});

/** Writes the attribute quality as a table for those who keep the attributes; it goes where documents go. */
export function SaveTable(props: { onClose: () => void }) {
  const styles = useStyles();
  const { t } = useTranslation("targeting");
  const [typed, setTyped] = useState<string>();
  const documents = useQuery({
    queryKey: keys.documents(),
    queryFn: ({ signal }) => call(Documents.View, signal),
  });
  const folder = typed ?? documents.data?.folder ?? "";
  const save = useMutation({ mutationFn: () => call(() => Coverage.SaveQuality(folder)) });
  return (
    <Pane
      title={t("quality.table.title")}
      caption={t("quality.table.caption")}
      onClose={props.onClose}
      foot={
        <Button
          appearance="primary"
          disabled={save.isPending || folder.trim() === ""}
          onClick={() => save.mutate()}
        >
          {t("quality.table.save")}
        </Button>
      }
    >
      <p className={styles.note}>{t("quality.table.about")}</p>
      {documents.error && <ProblemRow problem={toProblem(documents.error)} />}
      <PaneSection title={t("documents:where")}>
        <Field label={t("documents:folder")} hint={t("documents:folderHint")}>
          <Input
            value={folder}
            title={folder}
            spellCheck={false}
            onChange={(_, data) => setTyped(data.value)}
          />
        </Field>
      </PaneSection>
      <div role="status">
        {save.data !== undefined && (
          <PaneSection title={t("quality.table.written")}>
            <p className={styles.path}>{save.data}</p>
          </PaneSection>
        )}
      </div>
    </Pane>
  );
}
