import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { contrast, sizes } from "../theme/sizes";
import type { Column } from "./listModel";

const useStyles = makeStyles({
  row: {
    display: "grid",
    columnGap: "12px",
    alignItems: "center",
    boxSizing: "border-box",
    padding: `0 ${sizes.gutter}px`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    position: "relative",
    cursor: "default",
    outline: "none",
    ":hover": { backgroundColor: tokens.colorSubtleBackgroundHover },
    ":focus-visible": {
      outline: `2px solid ${tokens.colorStrokeFocus2}`,
      outlineOffset: "-2px",
    },
    [contrast]: { ":hover": { backgroundColor: tokens.colorNeutralBackground1 } },
  },
  placed: { position: "absolute", left: 0, right: 0, top: 0 },
  group: {
    backgroundColor: tokens.colorNeutralBackground2,
    fontWeight: tokens.fontWeightSemibold,
  },
  selected: {
    backgroundColor: tokens.colorSubtleBackgroundSelected,
    boxShadow: `inset 3px 0 0 ${tokens.colorCompoundBrandStroke}`,
    ":hover": { backgroundColor: tokens.colorSubtleBackgroundSelected },
    [contrast]: {
      outline: `2px solid ${tokens.colorCompoundBrandStroke}`,
      outlineOffset: "-2px",
    },
  },
  marked: { boxShadow: `inset 3px 0 0 ${tokens.colorCompoundBrandStroke}` },
  related: { boxShadow: `inset 3px 0 0 ${tokens.colorBrandStroke2}` },
  cell: {
    minWidth: 0,
    overflow: "hidden",
    textOverflow: "ellipsis",
    whiteSpace: "nowrap",
    // A row is one line high: a long name must not take its chance to wrap here.
    "& wbr": { display: "none" },
  },
  end: { textAlign: "right" },
  whole: { whiteSpace: "normal" },
  under: { minWidth: 0 },
});

interface RowProps<T> {
  row: T | undefined;
  index: number;
  rowIndex: number;
  top: number | undefined;
  height: number;
  grows: boolean;
  measure: ((row: HTMLElement | null) => void) | undefined;
  tracks: string;
  columns: Column<T>[];
  active: boolean;
  selected: boolean;
  marked: boolean;
  related: boolean;
  head: ReactNode | undefined;
  expanded: boolean | undefined;
  under: ReactNode | undefined;
  onClick: (many: boolean) => void;
  onFocus: () => void;
}

/** One row of a list; a row that is not fetched yet keeps its place, empty. */
export function ListRow<T>(props: RowProps<T>) {
  const styles = useStyles();
  const { row, grows, measure } = props;
  const isGroup = props.head !== undefined;
  return (
    <div
      ref={measure}
      data-index={props.index}
      role="row"
      aria-rowindex={props.rowIndex}
      aria-selected={props.selected || props.marked}
      aria-expanded={props.expanded}
      aria-busy={row === undefined ? true : undefined}
      tabIndex={props.active ? 0 : -1}
      data-row={props.index}
      className={mergeClasses(
        styles.row,
        props.top !== undefined && styles.placed,
        isGroup && styles.group,
        props.related && styles.related,
        props.marked && styles.marked,
        props.selected && styles.selected,
      )}
      style={{
        gridTemplateColumns: props.tracks,
        ...(props.top === undefined
          ? { minHeight: props.height }
          : {
              [grows ? "minHeight" : "height"]: props.height,
              transform: `translateY(${props.top}px)`,
            }),
      }}
      onClick={(event) => props.onClick(event.ctrlKey || event.metaKey)}
      onFocus={(event) => {
        if (event.target === event.currentTarget) props.onFocus();
      }}
    >
      {isGroup ? (
        <div
          role="gridcell"
          aria-colspan={props.columns.length}
          className={styles.cell}
          style={{ gridColumn: "1 / -1" }}
        >
          {props.head}
        </div>
      ) : (
        props.columns.map((column) => (
          <div
            key={column.id}
            role="gridcell"
            className={mergeClasses(
              styles.cell,
              grows && styles.whole,
              column.align === "end" && styles.end,
            )}
          >
            {row !== undefined &&
              column.cell(row, { selected: props.selected, active: props.active })}
          </div>
        ))
      )}
      {props.under !== undefined && (
        <div
          role="gridcell"
          aria-colspan={props.columns.length}
          className={styles.under}
          style={{ gridColumn: "1 / -1" }}
        >
          {props.under}
        </div>
      )}
    </div>
  );
}
