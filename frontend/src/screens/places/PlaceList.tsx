import { makeStyles, tokens } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import { List } from "../../components/List";
import { fromArray, type Column } from "../../components/listModel";
import { StateBadge } from "../../components/StateBadge";
import { count } from "../../format";
import { breakpoints } from "../../theme/sizes";
import { useMediaQuery } from "../../theme/useMediaQuery";
import { glyphOf, type Row } from "./placesModel";

const useStyles = makeStyles({
  name: { fontWeight: tokens.fontWeightSemibold },
  within: { paddingLeft: "20px" },
  quiet: { color: tokens.colorNeutralForeground3 },
});

/** Sites with the locations at them, and the policies that rest on places. */
export function PlaceList(props: {
  rows: Row[];
  selected: string | undefined;
  onSelect: (id: string) => void;
}) {
  const styles = useStyles();
  const { t } = useTranslation("places");
  const narrow = useMediaQuery(`(max-width: ${breakpoints.rail}px)`);
  const columns: Column<Row>[] = [
    {
      id: "name",
      head: t("column.name"),
      width: "minmax(140px, 1fr)",
      text: nameOf,
      cell: (row) => (
        <span className={row.kind === "location" ? styles.within : styles.name} title={nameOf(row)}>
          {nameOf(row)}
        </span>
      ),
    },
    {
      id: "says",
      head: t("column.says"),
      width: "minmax(140px, 1.4fr)",
      cell: (row) => (
        <span className={styles.quiet} title={saysOf(row)}>
          {saysOf(row) || t("noAddress")}
        </span>
      ),
    },
    ...(narrow
      ? []
      : [
          {
            id: "people",
            head: t("column.people"),
            width: "72px",
            align: "end",
            cell: (row: Row) =>
              row.kind !== "site" ? "" : row.site.people < 0 ? t("unread") : count(row.site.people),
          } satisfies Column<Row>,
          {
            id: "used",
            head: t("column.used"),
            width: "minmax(88px, 0.8fr)",
            cell: (row: Row) => <span title={usedBy(row)}>{usedBy(row) || t("nobody")}</span>,
          } satisfies Column<Row>,
        ]),
    {
      id: "state",
      head: t("column.state"),
      width: narrow ? "104px" : "120px",
      cell: (row) =>
        row.kind === "head" ? (
          ""
        ) : (
          <StateBadge state={glyphOf(stateOf(row))} words={t(`state.${stateOf(row)}`)} />
        ),
    },
  ];
  return (
    <List
      label={t("list")}
      source={fromArray(props.rows)}
      keyOf={(row) => row.id}
      columns={columns}
      selected={props.selected}
      onSelect={(id, row) => {
        if (row.kind !== "head") props.onSelect(id);
      }}
      groupHead={(row) =>
        row.kind === "head" ? t(`groups.${row.id}`, { count: row.count }) : undefined
      }
    />
  );
}

function nameOf(row: Row): string {
  switch (row.kind) {
    case "head":
      return "";
    case "site":
      return row.site.site.name;
    case "location":
      return row.location.location.name;
    case "policy":
      return row.policy.name;
  }
}

function saysOf(row: Row): string {
  if (row.kind === "site") return row.site.address;
  if (row.kind === "location") return row.location.label;
  return row.kind === "policy" ? row.policy.says : "";
}

function stateOf(row: Row): string {
  if (row.kind === "site") return row.site.state;
  if (row.kind === "location") return row.location.state;
  return row.kind === "policy" ? row.policy.state : "new";
}

function usedBy(row: Row): string {
  if (row.kind === "head") return "";
  const line = row.kind === "site" ? row.site : row.kind === "location" ? row.location : undefined;
  const personas = row.kind === "policy" ? row.policy.personas : (line?.personas ?? []);
  return [...personas.map((each) => each.name), ...(line?.accounts ?? [])].join(", ");
}
