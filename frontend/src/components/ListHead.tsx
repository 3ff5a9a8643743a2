import { makeStyles, mergeClasses, tokens, typographyStyles } from "@fluentui/react-components";
import { sizes } from "../theme/sizes";
import type { Column } from "./listModel";

const useStyles = makeStyles({
  row: {
    ...typographyStyles.caption1Strong,
    display: "grid",
    columnGap: "12px",
    alignItems: "center",
    height: `${sizes.listHead}px`,
    boxSizing: "border-box",
    padding: `0 ${sizes.gutter}px`,
    position: "sticky",
    top: 0,
    zIndex: 1,
    backgroundColor: tokens.colorNeutralBackground1,
    borderBottom: `1px solid ${tokens.colorNeutralStroke1}`,
  },
  end: { textAlign: "right" },
  sort: {
    font: "inherit",
    color: "inherit",
    border: "none",
    background: "none",
    padding: 0,
    cursor: "pointer",
    ":hover": { textDecorationLine: "underline" },
  },
});

const arrows = { ascending: " ↑", descending: " ↓" };

/** The column heads of a list; those with onSort are buttons. */
export function ListHead<T>({ columns, tracks }: { columns: Column<T>[]; tracks: string }) {
  const styles = useStyles();
  return (
    <div role="rowgroup" style={{ display: "contents" }}>
      <div
        role="row"
        aria-rowindex={1}
        className={styles.row}
        style={{ gridTemplateColumns: tracks }}
      >
        {columns.map((column) => (
          <div
            key={column.id}
            role="columnheader"
            aria-sort={column.sorted}
            className={mergeClasses(column.align === "end" && styles.end)}
          >
            {column.onSort ? (
              <button type="button" className={styles.sort} onClick={column.onSort}>
                {column.head}
                <span aria-hidden>{column.sorted ? arrows[column.sorted] : ""}</span>
              </button>
            ) : (
              column.head
            )}
          </div>
        ))}
      </div>
    </div>
  );
}
