import { makeStyles, Select, tokens, typographyStyles } from "@fluentui/react-components";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { call, toProblem } from "../../api";
import { keys } from "../../keys";
import { ProblemRow } from "../../components/ProblemRow";
import { Tabs } from "../../components/Tabs";
import { count } from "../../format";
import type { service } from "../../wailsjs/go/models";
import * as Documents from "../../wailsjs/go/service/Documents";
import { SheetTable } from "./SheetTable";

const useStyles = makeStyles({
  root: {
    display: "flex",
    flexDirection: "column",
    flexGrow: 1,
    flexShrink: 0,
    flexBasis: "280px",
    padding: "12px 24px 16px",
    minWidth: 0,
  },
  head: { display: "flex", alignItems: "center", gap: "12px", paddingBottom: "8px" },
  title: { ...typographyStyles.caption1Strong, margin: 0 },
  note: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2 },
  files: { marginLeft: "auto" },
  frame: {
    flexGrow: 1,
    flexBasis: 0,
    minHeight: 0,
    overflow: "auto",
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  sheets: { flexShrink: 0, overflowX: "auto", marginLeft: "-8px" },
  text: {
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    lineHeight: "18px",
    whiteSpace: "pre",
    margin: 0,
    padding: "8px 12px",
  },
  page: {
    display: "block",
    width: "100%",
    height: "100%",
    border: "none",
    // The report brings its own light ground, whatever the look of the page around it.
    backgroundColor: "#ffffff",
  },
});

/** What a document would hold right now: a sheet, a script or the report. Nothing is written for it. */
export function Preview({ id }: { id: string }) {
  const styles = useStyles();
  const { t } = useTranslation("documents");
  const [part, setPart] = useState("");
  const query = useQuery({
    queryKey: keys.preview(id, part),
    queryFn: ({ signal }) => call(() => Documents.Preview(id, part), signal),
    placeholderData: keepPreviousData,
  });
  const preview = query.data;
  return (
    <section className={styles.root} aria-label={t("preview.title")}>
      <div className={styles.head}>
        <h2 className={styles.title}>{t("preview.title")}</h2>
        {preview && <span className={styles.note}>{noteOf(preview, t)}</span>}
        {preview?.kind === "text" && (
          <Select
            size="small"
            className={styles.files}
            aria-label={t("preview.file")}
            value={preview.part}
            onChange={(_, data) => setPart(data.value)}
          >
            {preview.parts.map((each) => (
              <option key={each} value={each}>
                {each}
              </option>
            ))}
          </Select>
        )}
      </div>
      {query.error && <ProblemRow problem={toProblem(query.error)} />}
      {preview && (
        // Scrolls, so it must be reachable by keyboard.
        <div
          className={styles.frame}
          tabIndex={0}
          role="region"
          aria-label={t("preview.of", { part: preview.part })}
        >
          {preview.kind === "sheet" && <SheetTable preview={preview} />}
          {preview.kind === "text" && <pre className={styles.text}>{preview.text}</pre>}
          {preview.kind === "html" && (
            <iframe
              className={styles.page}
              sandbox=""
              srcDoc={preview.text}
              title={t("preview.of", { part: preview.part })}
            />
          )}
        </div>
      )}
      {preview?.kind === "sheet" && (
        <div className={styles.sheets}>
          <Tabs
            label={t("preview.sheets")}
            selected={preview.part}
            onSelect={setPart}
            tabs={preview.parts.map((each) => ({ id: each, words: each }))}
          />
        </div>
      )}
    </section>
  );
}

type Translate = (key: string, values?: Record<string, unknown>) => string;

function noteOf(preview: service.PreviewView, t: Translate): string {
  if (preview.kind !== "sheet") return preview.part;
  const shown = preview.rows?.length ?? 0;
  return shown < preview.total
    ? t("preview.some", { n: count(shown), count: preview.total, total: count(preview.total) })
    : t("preview.all", { count: preview.total, n: count(preview.total) });
}
