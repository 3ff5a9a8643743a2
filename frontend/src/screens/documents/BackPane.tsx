import { Button, Checkbox, makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { keepPreviousData, useMutation, useQuery } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { call, toProblem, type Problem } from "../../api";
import { Pane } from "../../components/Pane";
import { PaneSection } from "../../components/PaneSection";
import { ProblemRow } from "../../components/ProblemRow";
import { useChosenFile } from "../../components/useChosenFile";
import { lately } from "../../format";
import { keys } from "../../keys";
import type { service } from "../../wailsjs/go/models";
import * as Documents from "../../wailsjs/go/service/Documents";
import { backStanding, chosen, type Choices } from "./backModel";

const useStyles = makeStyles({
  file: { display: "flex", alignItems: "center", flexWrap: "wrap", gap: "8px" },
  list: { margin: 0, padding: 0, listStyleType: "none" },
  edit: {
    padding: "6px 0",
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    overflowWrap: "anywhere",
    whiteSpace: "pre-line",
  },
  values: {
    ...typographyStyles.caption1,
    display: "grid",
    gridTemplateColumns: "auto 1fr",
    columnGap: "12px",
    margin: "0 0 4px 32px",
  },
  name: { color: tokens.colorNeutralForeground3 },
  value: { margin: 0 },
});

/** The pane that takes an edited spreadsheet back: what was edited where, each cell taken or left, kept as one edit. */
export function BackPane(props: { onClose: () => void }) {
  const styles = useStyles();
  const { t } = useTranslation("documents");
  const chooser = useRef<HTMLInputElement>(null);
  const file = useChosenFile();
  const [choices, setChoices] = useState<Choices>({});
  const { take, leave } = chosen(choices);
  const body = file.chosen?.body ?? "";
  const preview = useQuery({
    queryKey: keys.spreadsheetBack(file.chosen?.id, choices),
    queryFn: ({ signal }) => call(() => Documents.PreviewSpreadsheet(body, take, leave), signal),
    enabled: file.chosen !== undefined,
    placeholderData: keepPreviousData,
    gcTime: 0,
    retry: false,
  });
  const found = file.chosen && !preview.error ? preview.data : undefined;
  const taking = useMutation({
    mutationFn: () => call(() => Documents.TakeSpreadsheet(body, take, leave)),
    onSuccess: (taken) => {
      if (taken.refused) return; // the program moved since it was shown: the new preview says why
      file.drop();
      setChoices({});
    },
  });
  const stop = file.error ?? (file.chosen ? preview.error : undefined) ?? taking.error;
  const ready =
    found !== undefined &&
    !found.refused &&
    found.taking > 0 &&
    !preview.isPlaceholderData &&
    !taking.isPending;
  return (
    <Pane
      title={t("back.title")}
      caption={t("back.caption")}
      onClose={props.onClose}
      foot={
        <>
          <Button appearance="primary" disabled={!ready} onClick={() => taking.mutate()}>
            {t("back.keep", { count: found?.taking ?? 0 })}
          </Button>
          <Button onClick={props.onClose}>{t("back.leave")}</Button>
        </>
      }
    >
      <div className={styles.file}>
        <Button onClick={() => chooser.current?.click()}>{t("back.choose")}</Button>
        <input
          ref={chooser}
          type="file"
          accept=".xlsx"
          hidden
          aria-label={t("back.choose")}
          onChange={(event) => {
            taking.reset();
            setChoices({});
            file.read(event.target.files?.[0]);
            event.target.value = ""; // the same file, mended, can be chosen again
          }}
        />
        {file.chosen && <span>{file.chosen.name}</span>}
      </div>
      {stop && <ProblemRow problem={toProblem(stop)} />}
      {!file.chosen && taking.data && (
        <div role="status">{t("back.taken", { count: taking.data.taking })}</div>
      )}
      {found && (
        <>
          <div role="status">{t(`back.${backStanding(found)}`, { count: found.total })}</div>
          {found.made !== "" && (
            <div className={styles.name}>
              {t("back.made", { at: lately(found.made, new Date()) })}
            </div>
          )}
          {found.later > 0 && <div>{t("back.later", { count: found.later })}</div>}
          {found.problems.map((one, at) => (
            <ProblemRow key={at} problem={one as Problem} />
          ))}
          <EditList
            title={t("back.conflicts", { count: found.conflicts })}
            edits={found.edits.filter((one) => one.conflict)}
            choices={choices}
            onChoose={(cell, yes) => setChoices({ ...choices, [cell]: yes })}
          />
          <EditList
            title={t("back.edits", { count: found.total - found.conflicts })}
            edits={found.edits.filter((one) => !one.conflict)}
            choices={choices}
            onChoose={(cell, yes) => setChoices({ ...choices, [cell]: yes })}
          />
          {found.edits.length < found.total && (
            <div>{t("back.more", { count: found.total - found.edits.length })}</div>
          )}
        </>
      )}
    </Pane>
  );
}

function EditList(props: {
  title: string;
  edits: readonly service.SpreadsheetEditView[];
  choices: Choices;
  onChoose: (cell: string, yes: boolean) => void;
}) {
  const styles = useStyles();
  const { t } = useTranslation("documents");
  if (props.edits.length === 0) return null;
  return (
    <PaneSection title={props.title}>
      <ul className={styles.list}>
        {props.edits.map((one) => (
          <li key={one.cell} className={styles.edit}>
            <Checkbox
              label={t("back.take", { cell: one.cell, id: one.id, field: one.field })}
              checked={props.choices[one.cell] ?? one.taken}
              onChange={(_, data) => props.onChoose(one.cell, data.checked === true)}
            />
            <dl className={styles.values}>
              {one.conflict && (
                <>
                  <dt className={styles.name}>{t("back.was")}</dt>
                  <dd className={styles.value}>{one.was || t("back.nothing")}</dd>
                </>
              )}
              <dt className={styles.name}>{t("back.before")}</dt>
              <dd className={styles.value}>{one.before || t("back.nothing")}</dd>
              <dt className={styles.name}>{t("back.after")}</dt>
              <dd className={styles.value}>{one.after || t("back.nothing")}</dd>
            </dl>
          </li>
        ))}
      </ul>
    </PaneSection>
  );
}
