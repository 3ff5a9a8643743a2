import { makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import { count } from "../../format";
import type { service } from "../../wailsjs/go/models";

const useStyles = makeStyles({
  table: {
    width: "calc(100% - 48px)",
    margin: "0 24px",
    borderCollapse: "collapse",
    flexShrink: 0,
  },
  head: {
    ...typographyStyles.caption1Strong,
    textAlign: "left",
    height: "32px",
    borderBottom: `1px solid ${tokens.colorNeutralStroke1}`,
  },
  cell: {
    height: "32px",
    padding: "0 12px 0 0",
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    overflowWrap: "anywhere",
  },
  number: { textAlign: "right", whiteSpace: "nowrap", fontVariantNumeric: "tabular-nums" },
  bar: {
    width: "112px",
    height: "8px",
    boxSizing: "border-box",
    border: `1px solid ${tokens.colorNeutralStrokeAccessible}`,
  },
  part: { height: "100%", backgroundColor: tokens.colorCompoundBrandBackground },
  over: { backgroundColor: tokens.colorStatusDangerForeground1 },
});

/** Who answers, by group and by name, and who may change the queue, each beside its limit. */
export function Agents({ lines }: { lines: readonly service.AgentsLine[] }) {
  const styles = useStyles();
  const { t } = useTranslation("queues");
  if (lines.length === 0) return null;
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col" colSpan={2} className={styles.head}>
            {t("agents.head")}
          </th>
          <th scope="col" className={styles.head}>
            {t("agents.people")}
          </th>
          <th scope="col" colSpan={2} className={styles.head}>
            {t("agents.limit")}
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.by}>
            <th
              scope="row"
              className={styles.cell}
              style={{ fontWeight: "inherit", textAlign: "left" }}
            >
              {t(`agents.by.${line.by}`)}
            </th>
            <td className={styles.cell}>{line.names.join(", ") || t("agents.nobody")}</td>
            <td className={`${styles.cell} ${styles.number}`}>
              {line.known ? count(line.count) : t("agents.unknown")}
            </td>
            <td className={styles.cell}>
              <div className={styles.bar} aria-hidden>
                <div
                  className={`${styles.part} ${line.count > line.most ? styles.over : ""}`}
                  style={{ width: `${Math.min(100, (line.count / line.most) * 100)}%` }}
                />
              </div>
            </td>
            <td className={`${styles.cell} ${styles.number}`}>
              {t("agents.of", { most: count(line.most) })}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
