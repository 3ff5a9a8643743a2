import { makeStyles, mergeClasses, tokens, typographyStyles } from "@fluentui/react-components";
import { FlagFilled } from "@fluentui/react-icons";
import { useRef, useState, type KeyboardEvent, type ReactNode } from "react";
import { contrast, sizes } from "../theme/sizes";
import { HeatMapCell, type Grade } from "./HeatMapCell";
import { gradeFor, gridMove, type At } from "./heatMapModel";

const useStyles = makeStyles({
  root: { flexGrow: 1, minHeight: 0, overflow: "auto" },
  row: {
    display: "grid",
    columnGap: "2px",
    alignItems: "center",
    height: "24px",
    boxSizing: "border-box",
    padding: `0 ${sizes.gutter}px`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  head: {
    ...typographyStyles.caption1Strong,
    minHeight: `${sizes.listHead}px`,
    height: "auto",
    paddingTop: "4px",
    paddingBottom: "2px",
    alignItems: "end",
    position: "sticky",
    top: 0,
    zIndex: 1,
    backgroundColor: tokens.colorNeutralBackground1,
    borderBottom: `1px solid ${tokens.colorNeutralStroke1}`,
  },
  centre: {
    textAlign: "center",
    overflow: "hidden",
    textOverflow: "ellipsis",
    margin: "0 -3px",
    maxHeight: "32px",
  },
  mark: {
    position: "absolute",
    right: "-6px",
    top: "-3px",
    fontSize: "12px",
    color: tokens.colorStatusWarningForeground1,
  },
  selected: {
    backgroundColor: tokens.colorSubtleBackgroundSelected,
    boxShadow: `inset 3px 0 0 ${tokens.colorCompoundBrandStroke}`,
    [contrast]: { outline: `2px solid ${tokens.colorCompoundBrandStroke}`, outlineOffset: "-2px" },
  },
  cell: {
    cursor: "pointer",
    position: "relative",
    display: "flex",
    justifyContent: "center",
    outline: "none",
    borderRadius: tokens.borderRadiusSmall,
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  chosen: { outline: `2px solid ${tokens.colorCompoundBrandStroke}` },
  name: { overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap", minWidth: 0 },
});

/**
 * A row of the heat map: its name, one grade for each column, and what follows from them. `marks` says for each column
 * why its grade contradicts an answer, "" when it does not.
 */
export interface HeatRow {
  id: string;
  name: ReactNode;
  grades: Grade[];
  marks?: string[];
  after: ReactNode[];
}

/**
 * Features by departments: arrows in two directions with one tab stop. A click, Space or Enter selects the cell for the pane and
 * changes nothing; M, S, C, W set a grade, and so does the pane.
 */
export function HeatMapGrid(props: {
  label: string;
  nameHead: string;
  columns: { id: string; name: string }[];
  afterHeads: string[];
  rows: HeatRow[];
  selected?: string;
  /** The column of the cell that is selected in that row. */
  selectedColumn?: string;
  onSelect: (rowId: string, columnId?: string) => void;
  onGrade: (rowId: string, columnId: string, grade: Grade) => void;
}) {
  const styles = useStyles();
  const root = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState<At>({ row: 0, column: 0 });
  const tracks = [
    "minmax(200px, 1fr)",
    ...props.columns.map(() => "minmax(60px, 76px)"),
    ...props.afterHeads.map((_, index) => (index === 0 ? "64px" : "148px")),
  ].join(" ");
  const afterWidth = props.afterHeads.reduce((sum, _, index) => sum + (index === 0 ? 72 : 156), 0);
  const grid = {
    gridTemplateColumns: tracks,
    minWidth: 2 * sizes.gutter + 200 + props.columns.length * 68 + afterWidth,
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const row = props.rows[at.row];
    const column = props.columns[at.column];
    if (!row || !column) return;
    const to = gridMove(event.key, at, props.rows.length, props.columns.length);
    const grade = gradeFor(event.key);
    if (to) {
      setAt(to);
      root.current
        ?.querySelector<HTMLElement>(`[data-at="${to.row}:${to.column}"]`)
        ?.focus({ preventScroll: false });
    } else if (grade !== undefined) {
      props.onGrade(row.id, column.id, grade);
    } else if (event.key === " " || event.key === "Enter") {
      props.onSelect(row.id, column.id);
    } else {
      return;
    }
    event.preventDefault();
  };

  return (
    <div
      ref={root}
      role="grid"
      aria-label={props.label}
      aria-rowcount={props.rows.length + 1}
      className={styles.root}
      data-list=""
      onKeyDown={onKeyDown}
    >
      <div
        role="row"
        aria-rowindex={1}
        className={mergeClasses(styles.row, styles.head)}
        style={grid}
      >
        <div role="columnheader">{props.nameHead}</div>
        {props.columns.map((column) => (
          <div key={column.id} role="columnheader" className={styles.centre} title={column.name}>
            {column.name}
          </div>
        ))}
        {props.afterHeads.map((head) => (
          <div key={head} role="columnheader">
            {head}
          </div>
        ))}
      </div>
      {props.rows.map((row, rowAt) => (
        <div
          key={row.id}
          role="row"
          aria-rowindex={rowAt + 2}
          aria-selected={row.id === props.selected}
          className={mergeClasses(styles.row, row.id === props.selected && styles.selected)}
          style={grid}
        >
          <div
            role="rowheader"
            className={styles.name}
            title={typeof row.name === "string" ? row.name : undefined}
            onClick={() => props.onSelect(row.id)}
          >
            {row.name}
          </div>
          {props.columns.map((column, columnAt) => (
            <div
              key={column.id}
              role="gridcell"
              className={mergeClasses(
                styles.cell,
                row.id === props.selected && column.id === props.selectedColumn && styles.chosen,
              )}
              aria-selected={row.id === props.selected && column.id === props.selectedColumn}
              data-at={`${rowAt}:${columnAt}`}
              title={row.marks?.[columnAt] || undefined}
              tabIndex={at.row === rowAt && at.column === columnAt ? 0 : -1}
              onFocus={() => setAt({ row: rowAt, column: columnAt })}
              onClick={() => props.onSelect(row.id, column.id)}
            >
              <HeatMapCell grade={row.grades[columnAt] ?? ""} />
              {row.marks?.[columnAt] && (
                <FlagFilled className={styles.mark} aria-label={row.marks[columnAt]} />
              )}
            </div>
          ))}
          {row.after.map((content, index) => (
            <div
              key={index}
              role="gridcell"
              className={styles.name}
              onClick={() => props.onSelect(row.id)}
            >
              {content}
            </div>
          ))}
        </div>
      ))}
    </div>
  );
}
