import { makeStyles, tokens } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import { call, toProblem } from "../../api";
import { List } from "../../components/List";
import type { Column } from "../../components/listModel";
import { ProblemRow } from "../../components/ProblemRow";
import { StateBadge } from "../../components/StateBadge";
import { Tabs } from "../../components/Tabs";
import { useWindow } from "../../components/useWindow";
import { clockSeconds, count } from "../../format";
import { keys } from "../../keys";
import { breakpoints } from "../../theme/sizes";
import { useMediaQuery } from "../../theme/useMediaQuery";
import type { service } from "../../wailsjs/go/models";
import * as Runs from "../../wailsjs/go/service/Runs";
import { changeState, filtered, filters, type Filter } from "./runsModel";

const useStyles = makeStyles({
  root: {
    display: "flex",
    flexDirection: "column",
    flexGrow: 1,
    flexShrink: 0,
    flexBasis: "240px",
  },
  list: { display: "flex", flexDirection: "column", flexGrow: 1, flexBasis: 0, minHeight: 0 },
  tabs: { padding: "8px 16px 0", flexShrink: 0 },
  quiet: { color: tokens.colorNeutralForeground2 },
  none: { padding: "8px 24px", margin: 0, color: tokens.colorNeutralForeground3 },
});

/** The changes of a run in windows, those that need a look first. */
export function Changes(props: {
  run: service.RunView;
  filter: Filter;
  onFilter: (filter: Filter) => void;
  selected: string | undefined;
  onSelect: (change: string) => void;
}) {
  const styles = useStyles();
  const { t } = useTranslation("runs");
  const { run, filter } = props;
  const narrow = useMediaQuery(`(max-width: ${breakpoints.rail}px)`);
  const source = useWindow<service.RunChangeLine>(
    keys.runChanges(run.id, filter),
    (offset, limit) =>
      call(() => Runs.Changes(run.id, filter === "all" ? "" : filter, offset, limit)),
  );
  const columns: Column<service.RunChangeLine>[] = [
    {
      id: "state",
      head: t("columns.state"),
      width: "104px",
      cell: (change) => <StateBadge state={changeState(change.state)} />,
    },
    {
      id: "change",
      head: t("columns.change"),
      width: "minmax(0, 3fr)",
      text: (change) => change.says,
      cell: (change) => <span title={change.says}>{change.says}</span>,
    },
    {
      id: "note",
      head: t("columns.note"),
      width: "minmax(0, 2fr)",
      cell: (change) => (
        <span className={styles.quiet} title={change.note}>
          {change.note}
        </span>
      ),
    },
    {
      id: "last",
      head: t("columns.last"),
      width: "72px",
      align: "end",
      cell: (change) => (change.at === "" ? "" : clockSeconds(change.at)),
    },
  ];
  return (
    <section className={styles.root} aria-label={t("list")}>
      <div className={styles.tabs}>
        <Tabs
          label={t("filters.label")}
          selected={filter}
          onSelect={props.onFilter}
          tabs={filters.map((id) => ({
            id,
            words: t(`filters.${id}`, { n: count(filtered(run.counts, id)) }),
          }))}
        />
      </div>
      {source.error && <ProblemRow problem={toProblem(source.error)} at="work" />}
      {source.loaded && source.count === 0 ? (
        <p className={styles.none}>{t("filters.none")}</p>
      ) : (
        <div className={styles.list}>
          <List
            key={`${run.id} ${filter}`}
            label={t("list")}
            source={source}
            keyOf={(change) => change.id}
            columns={columns.filter((column) => !narrow || !["note", "last"].includes(column.id))}
            selected={props.selected}
            onSelect={props.onSelect}
          />
        </div>
      )}
    </section>
  );
}
