import { makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { call, toProblem } from "../../api";
import { keys } from "../../keys";
import { List } from "../../components/List";
import type { Column } from "../../components/listModel";
import { LongName } from "../../components/LongName";
import { ProblemRow } from "../../components/ProblemRow";
import { Tabs } from "../../components/Tabs";
import { useWindow } from "../../components/useWindow";
import { count, day } from "../../format";
import { breakpoints, rowHeights } from "../../theme/sizes";
import { useMediaQuery } from "../../theme/useMediaQuery";
import type { service } from "../../wailsjs/go/models";
import * as Numbers from "../../wailsjs/go/service/Numbers";
import { StateMark } from "./StateMark";

const useStyles = makeStyles({
  head: {
    display: "flex",
    alignItems: "center",
    flexWrap: "wrap",
    columnGap: "12px",
    padding: "8px 14px 4px 24px",
    flexShrink: 0,
  },
  title: {
    ...typographyStyles.body1Strong,
    margin: 0,
    maxWidth: "100%",
    overflow: "hidden",
    textOverflow: "ellipsis",
    whiteSpace: "nowrap",
  },
  caption: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground3 },
  tabs: { marginLeft: "auto" },
  grid: { display: "flex", flexDirection: "column", flexGrow: 1, minHeight: 0 },
});

/** The tabs of the grid; "all" asks for every state. */
export const tabs = ["all", "free", "assigned", "reserved", "quarantined", "differ"] as const;

/** One of the tabs. */
export type Tab = (typeof tabs)[number];

/** The numbers of one range in windows, of one state or all; a number of the picture is brought into view. */
export function NumberGrid(props: {
  range: service.RangeView;
  tab: Tab;
  onTab: (tab: Tab) => void;
  selected: string | undefined;
  place: number | undefined;
  onSelect: (telephone: string) => void;
  marked: ReadonlySet<string>;
  onMark: (telephones: ReadonlySet<string>) => void;
}) {
  const styles = useStyles();
  const { t } = useTranslation("numbers");
  const { range, tab, place } = props;
  const narrow = useMediaQuery(`(max-width: ${breakpoints.rail}px)`);
  const grid = useRef<HTMLDivElement>(null);
  const source = useWindow<service.NumberLine>(keys.numberWindow(range.id, tab), (offset, limit) =>
    call(() => Numbers.Window(range.id, tab === "all" ? "" : tab, "", offset, limit)),
  );
  const { loaded } = source;
  useEffect(() => {
    const list = grid.current?.querySelector<HTMLElement>("[data-list]");
    if (!list || !loaded || place === undefined || tab !== "all") return;
    const top = place * rowHeights.normal;
    const seen =
      list.scrollTop <= top && top + 2 * rowHeights.normal <= list.scrollTop + list.clientHeight;
    if (!seen) list.scrollTop = Math.max(0, top - list.clientHeight / 3);
  }, [place, tab, loaded, range.id]);
  const figure = (id: Tab) =>
    id === "all" ? undefined : id === "differ" ? range.differ : (range.states[id] ?? 0);
  const holder = (line: service.NumberLine) => {
    if (line.holderName !== "") return line.holderName;
    if (line.until !== "") return t("until", { day: day(line.until) });
    return line.note;
  };
  const columns: Column<service.NumberLine>[] = [
    {
      id: "number",
      head: t("columns.number"),
      width: "minmax(128px, 144px)",
      text: (line) => line.shown,
      cell: (line) => line.shown,
    },
    {
      id: "state",
      head: t("columns.state"),
      width: "minmax(120px, 1.6fr)",
      cell: (line) => <StateMark state={line.state} differs={line.differs} />,
    },
    { id: "holder", head: t("columns.holder"), width: "minmax(0, 1fr)", cell: holder },
    {
      id: "through",
      head: t("columns.through"),
      width: "minmax(0, 1.2fr)",
      cell: (line) => line.through !== "" && <LongName name={line.through} plain />,
    },
    {
      id: "since",
      head: t("columns.since"),
      width: "88px",
      cell: (line) => (line.since === "" ? "" : day(line.since)),
    },
  ];
  return (
    <>
      <div className={styles.head}>
        <h2 className={styles.title} title={range.name}>
          {range.name}
        </h2>
        <span className={styles.caption}>
          {t("rangeCaption", {
            type: t(`types.${range.type || "any"}`),
            count: range.count,
            n: count(range.count),
          })}
        </span>
        <div className={styles.tabs}>
          <Tabs
            label={t("tabs.label")}
            selected={tab}
            onSelect={props.onTab}
            tabs={tabs
              .filter((id) => !narrow || id !== "assigned")
              .map((id) => {
                const n = figure(id);
                return {
                  id,
                  words:
                    n === undefined
                      ? t("tabs.all")
                      : t("tabs.figure", { words: t(`tabs.${id}`), n: count(n) }),
                };
              })}
          />
        </div>
      </div>
      {source.error && <ProblemRow problem={toProblem(source.error)} at="work" />}
      <div ref={grid} className={styles.grid}>
        <List
          label={range.name}
          source={source}
          keyOf={(line) => line.telephone}
          columns={narrow ? columns.slice(0, 3) : columns}
          selected={props.selected}
          onSelect={props.onSelect}
          marked={props.marked}
          onMark={props.onMark}
        />
      </div>
    </>
  );
}
