import { makeStyles, mergeClasses, tokens, typographyStyles } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import { count } from "../../format";
import type { service } from "../../wailsjs/go/models";
import { columnLetter } from "./documentsModel";

const line = `1px solid ${tokens.colorNeutralStroke2}`;

const useStyles = makeStyles({
  table: {
    ...typographyStyles.caption1,
    borderCollapse: "separate",
    borderSpacing: 0,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  cell: {
    borderRight: line,
    borderBottom: line,
    padding: "3px 6px",
    maxWidth: "220px",
    minWidth: "64px",
    overflow: "hidden",
    textOverflow: "ellipsis",
    whiteSpace: "nowrap",
    textAlign: "left",
    fontWeight: tokens.fontWeightRegular,
  },
  edge: {
    backgroundColor: tokens.colorNeutralBackground3,
    color: tokens.colorNeutralForeground2,
    textAlign: "center",
    minWidth: "28px",
  },
  letters: { position: "sticky", top: 0, zIndex: 1 },
  place: { position: "sticky", left: 0 },
  head: {
    fontWeight: tokens.fontWeightSemibold,
    backgroundColor: tokens.colorNeutralBackground2,
    whiteSpace: "normal",
    verticalAlign: "top",
  },
});

/** A sheet as a spreadsheet shows it: letters over the columns, numbers before the rows, the heads in row 1. */
export function SheetTable({ preview }: { preview: service.PreviewView }) {
  const styles = useStyles();
  const { t } = useTranslation("documents");
  const columns = preview.columns ?? [];
  const rows = preview.rows ?? [];
  return (
    <table className={styles.table} aria-label={t("preview.sheet", { sheet: preview.part })}>
      <thead>
        <tr aria-hidden>
          <td className={mergeClasses(styles.cell, styles.edge, styles.letters)} />
          {columns.map((_, index) => (
            <td key={index} className={mergeClasses(styles.cell, styles.edge, styles.letters)}>
              {columnLetter(index)}
            </td>
          ))}
        </tr>
        <tr>
          <td className={mergeClasses(styles.cell, styles.edge, styles.place)}>{count(1)}</td>
          {columns.map((column, index) => (
            <th key={index} scope="col" className={mergeClasses(styles.cell, styles.head)}>
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => (
          <tr key={index}>
            <td className={mergeClasses(styles.cell, styles.edge, styles.place)}>
              {count(index + 2)}
            </td>
            {row.map((value, at) => (
              <td key={at} className={styles.cell} title={value}>
                {value.replaceAll("\n", t("preview.lineBreak"))}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
