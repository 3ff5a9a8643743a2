import { makeStyles, tokens } from "@fluentui/react-components";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { call } from "../../api";
import { keys } from "../../keys";
import { AnswerHeading } from "../../components/AnswerHeading";
import { LinkButton } from "../../components/LinkButton";
import { List } from "../../components/List";
import { fromArray } from "../../components/listModel";
import { PaneSection } from "../../components/PaneSection";
import { moment } from "../../format";
import type { service } from "../../wailsjs/go/models";
import * as Shell from "../../wailsjs/go/service/Shell";
import * as Start from "../../wailsjs/go/service/Start";
import { PathForm } from "./PathForm";

const useStyles = makeStyles({
  body: { padding: "8px 24px", maxWidth: "640px" },
  words: { color: tokens.colorNeutralForeground2, margin: "0 0 8px" },
  recent: { marginBottom: "16px" },
});

/** The ways to a workbook: one that was open before, one from the disk, a new one, or the sample. */
export function Workbooks(props: { customer: string; onDone: () => void }) {
  const styles = useStyles();
  const { t } = useTranslation("start");
  const { onDone } = props;
  const recent = useQuery({
    queryKey: keys.recent(),
    queryFn: ({ signal }) => call(Shell.Recent, signal),
  });
  const open = useMutation({
    mutationFn: (path: string) => call(() => Shell.Open(path)),
    onSuccess: onDone,
  });
  const create = useMutation({
    mutationFn: async (file: { path: string; sample: boolean; name: string }) => {
      await call(() => Shell.Create(file.path, file.sample));
      if (file.name !== "") await call(() => Start.SetCustomer(file.name, ""));
    },
    onSuccess: onDone,
  });
  const busy = open.isPending || create.isPending;
  const files = recent.data ?? [];
  return (
    <>
      <AnswerHeading
        answer={t("workbooks.answer")}
        qualifier={
          <>
            {t("workbooks.qualifier")}{" "}
            {props.customer !== "" && (
              <LinkButton onClick={onDone}>
                {t("workbooks.back", { customer: props.customer })}
              </LinkButton>
            )}
          </>
        }
      />
      {files.length > 0 && (
        <div className={styles.recent}>
          <List<service.RecentFile>
            label={t("workbooks.recent")}
            source={fromArray(files)}
            keyOf={(file) => file.path}
            fill={false}
            onSelect={(path) => open.mutate(path)}
            columns={[
              {
                id: "customer",
                head: t("workbooks.recent"),
                width: "minmax(120px, 200px)",
                text: (file) => file.customer,
                cell: (file) => (
                  <LinkButton disabled={busy} onClick={() => open.mutate(file.path)}>
                    {file.customer || file.path}
                  </LinkButton>
                ),
              },
              {
                id: "file",
                head: t("workbooks.file"),
                width: "1fr",
                cell: (file) => <span title={file.path}>{file.path}</span>,
              },
              {
                id: "at",
                head: t("workbooks.opened"),
                width: "152px",
                cell: (file) => (file.at === "" ? "" : moment(file.at)),
              },
            ]}
          />
        </div>
      )}
      <div className={styles.body}>
        <PaneSection level={2} title={t("workbooks.sample")}>
          <p className={styles.words}>{t("workbooks.sampleWords")}</p>
          <PathForm
            label={t("workbooks.samplePath")}
            suggestFor={t("workbooks.sampleName")}
            action={t("workbooks.sampleIt")}
            primary
            busy={busy}
            onDone={(path) => create.mutate({ path, sample: true, name: "" })}
          />
        </PaneSection>
        <PaneSection level={2} title={t("workbooks.start")}>
          <PathForm
            label={t("workbooks.startPath")}
            nameLabel={t("workbooks.name")}
            action={t("workbooks.startIt")}
            busy={busy}
            onDone={(path, name) => create.mutate({ path, sample: false, name })}
          />
        </PaneSection>
        <PaneSection level={2} title={t("workbooks.open")}>
          <PathForm
            label={t("workbooks.path")}
            action={t("workbooks.openIt")}
            busy={busy}
            onDone={(path) => open.mutate(path)}
          />
        </PaneSection>
      </div>
    </>
  );
}
