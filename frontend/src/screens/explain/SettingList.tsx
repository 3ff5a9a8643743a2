import { makeStyles, tokens } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import { HeatMapCell } from "../../components/HeatMapCell";
import { gradeLetter } from "../../components/heatMapModel";
import { List } from "../../components/List";
import { fromArray, type Column } from "../../components/listModel";
import { StateBadge } from "../../components/StateBadge";
import { breakpoints } from "../../theme/sizes";
import { useMediaQuery } from "../../theme/useMediaQuery";
import type { service } from "../../wailsjs/go/models";
import { becauseOf, kindOf, rowKey, shownValue, tenantState } from "./explainModel";

const useStyles = makeStyles({
  value: { fontWeight: tokens.fontWeightSemibold },
  because: { display: "flex", alignItems: "center", gap: "8px" },
  ungraded: { width: "22px", textAlign: "center", flexShrink: 0 },
  cut: { overflow: "hidden", textOverflow: "ellipsis" },
});

/** Everything the user has: what it is, why, through which layer, and whether the tenant shows it. */
export function SettingList(props: {
  rows: service.ExplainRowView[];
  selected: string | undefined;
  onSelect: (key: string) => void;
}) {
  const styles = useStyles();
  const { t } = useTranslation("explain");
  const narrow = useMediaQuery(`(max-width: ${breakpoints.rail}px)`);
  const name = (row: service.ExplainRowView) => {
    const kind = kindOf(row);
    return kind ? t(`kind.${kind}`) : row.label;
  };
  const columns: Column<service.ExplainRowView>[] = [
    {
      id: "setting",
      head: t("column.setting"),
      width: narrow ? "minmax(88px, 1fr)" : "minmax(96px, 136px)",
      text: (row) => row.label,
      cell: (row) => <span title={row.label}>{name(row)}</span>,
    },
    {
      id: "has",
      head: t("column.has"),
      width: "minmax(120px, 1.2fr)",
      cell: (row) => (
        <span className={styles.value} title={shownValue(row)}>
          {shownValue(row) || t("nothing")}
        </span>
      ),
    },
    {
      id: "because",
      head: t("column.because"),
      width: "minmax(140px, 1.6fr)",
      cell: (row) => (
        <span className={styles.because}>
          {row.grade === "" ? (
            <span className={styles.ungraded} aria-hidden>
              {t("ungraded")}
            </span>
          ) : (
            <HeatMapCell grade={gradeLetter(row.grade)} narrow />
          )}
          <span className={styles.cut} title={becauseOf(row)}>
            {becauseOf(row) || t("nobodyAsked")}
          </span>
        </span>
      ),
    },
    {
      id: "through",
      head: t("column.through"),
      width: "104px",
      cell: (row) => t(`source.${row.source}`),
    },
    {
      id: "tenant",
      head: t("column.tenant"),
      width: "96px",
      cell: (row) => (
        <StateBadge state={tenantState(row.tenant)} words={t(`tenant.${row.tenant}`)} />
      ),
    },
  ];
  return (
    <List
      label={t("all")}
      source={fromArray(props.rows)}
      keyOf={rowKey}
      columns={
        narrow ? columns.filter((each) => each.id !== "because" && each.id !== "through") : columns
      }
      height="dense"
      fill={false}
      selected={props.selected}
      onSelect={props.onSelect}
    />
  );
}
