import { makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { useRef, useState, type KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import type { At } from "../../../components/heatMapModel";
import { prefixAmong, splitName } from "../../../components/longName";
import { focusRegionSoon } from "../../../shell/regions";
import { sizes } from "../../../theme/sizes";
import { triangleMove, type Cell, type Row } from "./matrix";
import { MatrixHead } from "./MatrixHead";
import { MatrixRow } from "./MatrixRow";

const useStyles = makeStyles({
  root: {
    overflow: "auto",
    flexShrink: 0,
    // Higher than this the heads would leave the page; the grid then scrolls under them.
    maxHeight: "max(70vh, 320px)",
    paddingBottom: "8px",
    position: "relative",
    scrollPaddingLeft: "288px",
    scrollPaddingTop: "220px",
  },
  inner: { width: "max-content", paddingRight: `${sizes.gutter}px` },
  layer: {
    ...typographyStyles.caption1Strong,
    position: "sticky",
    left: 0,
    width: "184px",
    padding: `6px 0 2px ${sizes.gutter}px`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
});

/**
 * Personas by personas: in each cell how many users are in both. Arrows in two directions with one tab stop; Space or
 * a click opens who that is, Enter goes there.
 */
export function MatrixGrid(props: {
  label: string;
  rows: readonly Row[];
  selected: readonly string[];
  onSelect: (cell: Cell) => void;
}) {
  const styles = useStyles();
  const { t } = useTranslation("targeting");
  const root = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState<At>({ row: 0, column: 0 });
  const { rows, selected, onSelect } = props;
  const names = rows.map((row) => row.persona.name);
  const largest = Math.max(1, ...rows.map((row) => row.persona.users));
  // Rules may have gone since the cell had the focus.
  const row = Math.min(at.row, rows.length - 1);
  const here = { row, column: Math.min(at.column, row) };
  const own = (name: string) => splitName(name, prefixAmong(name, names))[1];

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const to = triangleMove(event.key, here, rows.length);
    if (to) {
      setAt(to);
      root.current?.querySelector<HTMLElement>(`[data-at="${to.row}:${to.column}"]`)?.focus();
    } else if (event.key === " " || event.key === "Enter") {
      const cell = rows[here.row]?.cells[here.column];
      if (cell) onSelect(cell);
      if (event.key === "Enter") focusRegionSoon("pane");
    } else return;
    event.preventDefault();
  };

  const chosenIn = (each: Row) => {
    const [a = "", b = a] = selected;
    return each.cells.findIndex(
      ({ a: one, b: other }) =>
        (one.personaId === a && other.personaId === b) ||
        (one.personaId === b && other.personaId === a),
    );
  };
  return (
    <div
      ref={root}
      role="grid"
      aria-label={props.label}
      aria-readonly
      aria-colcount={rows.length + 1}
      className={styles.root}
      data-list=""
      onKeyDown={onKeyDown}
    >
      <div className={styles.inner} role="presentation">
        <MatrixHead rows={rows} own={own} largest={largest} />
        {rows.map((each, index) => (
          <div key={each.persona.personaId} role="presentation">
            {each.first && (
              <div role="row">
                <div role="rowheader" className={styles.layer}>
                  {t(`personas:layers.${each.persona.layer}`)}
                </div>
              </div>
            )}
            <MatrixRow
              row={each}
              index={index}
              own={own(each.persona.name)}
              largest={largest}
              active={index === here.row ? here.column : -1}
              selected={chosenIn(each)}
              onFocus={setAt}
              onSelect={onSelect}
            />
          </div>
        ))}
      </div>
    </div>
  );
}
