import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useRef, useState, type ReactNode } from "react";
import { focusRegionSoon } from "../shell/regions";
import { rowHeights, sizes, type RowHeight } from "../theme/sizes";
import { ListHead } from "./ListHead";
import { ListRow } from "./ListRow";
import type { Column, Source } from "./listModel";
import { useListKeys } from "./useListKeys";

const useStyles = makeStyles({
  root: { outline: "none", fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300 },
  fill: { flexGrow: 1, minHeight: 0, overflow: "auto" },
  body: { position: "relative" },
});

/** What a list needs; see the fields. */
export interface ListProps<T> {
  /** What the list is of, for those who only hear it. */
  label: string;
  source: Source<T>;
  /** A row's identity, stable while it moves. */
  keyOf: (row: T) => string;
  columns: Column<T>[];
  height?: RowHeight;
  /** The key of the row whose detail the pane shows. */
  selected?: string;
  onSelect?: (key: string, row: T) => void;
  /** Keys that are marked for a command on many; with onMark, Ctrl+click and Shift+arrows mark. */
  marked?: ReadonlySet<string>;
  onMark?: (keys: ReadonlySet<string>) => void;
  /** Rows that have to do with the selected one get a bar. */
  related?: (row: T) => boolean;
  /** Content for a row that is the head of a group and spans all columns; undefined for any other row. */
  groupHead?: (row: T) => ReactNode | undefined;
  /** Whether a group is open, undefined for any other row; Left closes it, Right opens it. */
  expanded?: (row: T) => boolean | undefined;
  onFold?: (row: T, open: boolean) => void;
  /** False: as high as its rows, all of them drawn; for lists of a few dozen within a page. */
  fill?: boolean;
  /** Rows are as high as what they hold; `height` is then the least. */
  grows?: boolean;
  hideHead?: boolean;
  /** What stands under the columns of a row, as wide as all of them; needs `grows`. */
  under?: (row: T, selected: boolean) => ReactNode | undefined;
}

/** A list of rows under a head: one tab stop, virtual, as long as it likes. */
export function List<T>(props: ListProps<T>) {
  const styles = useStyles();
  const { source, columns, keyOf } = props;
  const fill = props.fill !== false;
  const height = rowHeights[props.height ?? "normal"];
  const root = useRef<HTMLDivElement>(null);
  const wantsFocus = useRef(false);
  const [active, setActive] = useState(0);
  const current = Math.min(active, Math.max(0, source.count - 1));

  // The virtualizer hands out functions that change without its identity changing; nothing here memoises them.
  // eslint-disable-next-line react-hooks/incompatible-library
  const virtual = useVirtualizer({
    count: fill ? source.count : 0,
    getScrollElement: () => root.current,
    estimateSize: () => height,
    overscan: 12,
    scrollMargin: props.hideHead ? 0 : sizes.listHead,
    scrollPaddingStart: props.hideHead ? 0 : sizes.listHead,
  });
  const drawn = fill
    ? virtual.getVirtualItems().map((item) => ({ index: item.index, top: item.start }))
    : Array.from({ length: source.count }, (_, index) => ({ index, top: undefined }));
  const first = drawn[0]?.index ?? 0;
  const last = drawn.at(-1)?.index ?? 0;
  const { onRange } = source;
  useEffect(() => {
    onRange?.(first, last);
  }, [onRange, first, last]);

  const moveTo = (index: number, extend: boolean) => {
    wantsFocus.current = true;
    if (extend && props.onMark) {
      const keys = new Set(props.marked);
      for (const at of [current, index]) {
        const row = source.row(at);
        if (row !== undefined) keys.add(keyOf(row));
      }
      props.onMark(keys);
    }
    setActive(index);
    if (fill) virtual.scrollToIndex(index);
  };
  useEffect(() => {
    if (!wantsFocus.current) return;
    const row = root.current?.querySelector<HTMLElement>(`[data-row="${current}"]`);
    if (row) {
      wantsFocus.current = false;
      row.focus();
    }
  });

  const select = (index: number, mark: boolean) => {
    const row = source.row(index);
    if (row === undefined) return;
    setActive(index);
    const key = keyOf(row);
    if (mark && props.onMark) {
      const keys = new Set(props.marked);
      if (!keys.delete(key)) keys.add(key);
      props.onMark(keys);
    } else {
      props.onSelect?.(key, row);
    }
  };
  const onKeyDown = useListKeys({
    source,
    active: current,
    page: Math.max(1, last - first - 12),
    text: columns.find((column) => column.text)?.text,
    onMove: moveTo,
    onSelect: (index) => select(index, props.onMark !== undefined),
    onEnter: (index) => {
      select(index, false);
      focusRegionSoon("pane");
    },
    onFold: (index, open) => {
      const row = source.row(index);
      if (row !== undefined) props.onFold?.(row, open);
    },
  });

  const tracks = columns.map((column) => column.width).join(" ");
  return (
    <div
      ref={root}
      role={props.onFold ? "treegrid" : "grid"}
      aria-label={props.label}
      aria-rowcount={source.count + (props.hideHead ? 0 : 1)}
      aria-colcount={columns.length}
      aria-multiselectable={props.onMark ? true : undefined}
      className={mergeClasses(styles.root, fill && styles.fill)}
      data-list=""
      onKeyDown={onKeyDown}
    >
      {!props.hideHead && <ListHead columns={columns} tracks={tracks} />}
      <div
        role="rowgroup"
        className={styles.body}
        style={fill ? { height: virtual.getTotalSize() } : undefined}
      >
        {drawn.map(({ index, top }) => {
          const row = source.row(index);
          const key = row === undefined ? undefined : keyOf(row);
          return (
            <ListRow
              key={key ?? index}
              row={row}
              index={index}
              rowIndex={index + (props.hideHead ? 1 : 2)}
              top={top === undefined ? undefined : top - (props.hideHead ? 0 : sizes.listHead)}
              height={height}
              grows={props.grows === true}
              measure={props.grows ? virtual.measureElement : undefined}
              tracks={tracks}
              columns={columns}
              active={index === current}
              selected={key !== undefined && key === props.selected}
              marked={key !== undefined && (props.marked?.has(key) ?? false)}
              related={row !== undefined && (props.related?.(row) ?? false)}
              head={row === undefined ? undefined : props.groupHead?.(row)}
              expanded={row === undefined ? undefined : props.expanded?.(row)}
              under={
                row === undefined
                  ? undefined
                  : props.under?.(row, key !== undefined && key === props.selected)
              }
              onClick={(many) => select(index, many)}
              onFocus={() => setActive(index)}
            />
          );
        })}
      </div>
    </div>
  );
}
