import { makeStyles, mergeClasses, tokens, typographyStyles } from "@fluentui/react-components";
import { memo } from "react";
import { useTranslation } from "react-i18next";
import type { At } from "../../../components/heatMapModel";
import { cutFront } from "../../../components/longName";
import { count } from "../../../format";
import { media, sizes } from "../../../theme/sizes";
import { Bar } from "../Bar";
import type { Cell, Row } from "./matrix";
import { MatrixCell } from "./MatrixCell";
import { beside, cellWidth, headWidth } from "./matrixSizes";

const useStyles = makeStyles({
  root: {
    display: "flex",
    alignItems: "center",
    height: "24px",
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  head: {
    flexShrink: 0,
    height: "100%",
    position: "sticky",
    left: 0,
    zIndex: 1,
    boxSizing: "border-box",
    padding: `0 12px 0 ${sizes.gutter}px`,
    display: "grid",
    columnGap: "8px",
    alignItems: "center",
    backgroundColor: tokens.colorNeutralBackground1,
    width: headWidth.width,
    gridTemplateColumns: "minmax(0, 1fr) auto 32px",
    [media.rail]: { ...headWidth[media.rail], gridTemplateColumns: "minmax(0, 1fr) auto" },
  },
  name: { overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap" },
  users: typographyStyles.caption1,
  bar: { [media.rail]: { display: "none" } },
  cell: {
    width: `${cellWidth}px`,
    height: "100%",
    flexShrink: 0,
    boxSizing: "border-box",
    padding: "1px 2px",
    borderLeft: "1px solid transparent",
    cursor: "pointer",
    outline: "none",
    display: "flex",
    ":focus-visible": {
      outline: `2px solid ${tokens.colorStrokeFocus2}`,
      outlineOffset: "-1px",
      borderRadius: tokens.borderRadiusSmall,
    },
  },
  first: { borderLeftColor: tokens.colorNeutralStroke1 },
});

/** A persona with how many users it has, and its cells with the personas before it. */
export const MatrixRow = memo(function MatrixRow(props: {
  row: Row;
  index: number;
  own: string;
  largest: number;
  /** The column that holds the tab stop, and that of the selected cell; -1 where it is in another row. */
  active: number;
  selected: number;
  onFocus: (at: At) => void;
  onSelect: (cell: Cell) => void;
}) {
  const styles = useStyles();
  const { t } = useTranslation("targeting");
  const { row, index } = props;
  const { persona } = row;
  const words = (cell: Cell) => {
    const users = { count: cell.users, n: count(cell.users) };
    if (cell.own) return t("overlaps.cell.own", { ...users, name: cell.a.name });
    const both = { ...users, a: cell.a.name, b: cell.b.name };
    return cell.clash ? t("overlaps.cell.clash", both) : t("overlaps.cell.both", both);
  };
  return (
    <div role="row" className={styles.root}>
      <div role="rowheader" aria-label={persona.name} title={persona.name} className={styles.head}>
        <span className={styles.name}>{cutFront(props.own, beside.row)}</span>
        <span className={styles.users}>{count(persona.users)}</span>
        <span className={styles.bar}>
          <Bar part={persona.users} of={props.largest} />
        </span>
      </div>
      {row.cells.map((cell, column) => (
        <div
          key={cell.a.personaId}
          role="gridcell"
          aria-label={words(cell)}
          aria-selected={column === props.selected}
          title={words(cell)}
          tabIndex={column === props.active ? 0 : -1}
          data-at={`${index}:${column}`}
          className={mergeClasses(
            styles.cell,
            column > 0 && cell.a.layer !== row.cells[column - 1]?.a.layer && styles.first,
          )}
          onFocus={() => props.onFocus({ row: index, column })}
          onClick={() => props.onSelect(cell)}
        >
          <MatrixCell cell={cell} selected={column === props.selected} />
        </div>
      ))}
    </div>
  );
});
