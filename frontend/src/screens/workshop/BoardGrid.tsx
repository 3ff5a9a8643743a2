import { mergeClasses } from "@fluentui/react-components";
import { FlagRegular } from "@fluentui/react-icons";
import { useRef, useState, type CSSProperties, type KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import { gridMove, type At } from "../../components/heatMapModel";
import { count } from "../../format";
import { focusRegionSoon } from "../../shell/regions";
import { breakpoints } from "../../theme/sizes";
import { useMediaQuery } from "../../theme/useMediaQuery";
import type { service } from "../../wailsjs/go/models";
import { BoardHead } from "./BoardHead";
import { boardLines, untouched, type BoardLine } from "./boardModel";
import { useBoardStyles } from "./boardStyles";
import type { Place } from "./place";

/**
 * The answers side by side. Arrows go in two directions with one tab stop; Space shows the answer in the pane, Enter
 * goes there. The first line is the heads of the departments.
 */
export function BoardGrid(props: {
  view: service.BoardView;
  selected: Place | undefined;
  onSelect: (place: Place) => void;
}) {
  const styles = useBoardStyles();
  const { t } = useTranslation("workshop");
  const root = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState<At>({ row: 0, column: 0 });
  const { departments, sections } = props.view;
  const lines = boardLines(sections);
  const questions = lines.filter((line) => line.kind === "question");
  const narrow = useMediaQuery(`(max-width: ${breakpoints.rail}px)`);
  const first = narrow ? 200 : 276;
  const grid = {
    gridTemplateColumns: `minmax(${first}px, 2fr) repeat(${departments.length}, minmax(132px, 1fr))`,
    minWidth: first + departments.length * 132,
  };

  const placeAt = (where: At): Place | undefined => {
    const department = departments[where.column]?.id;
    if (department === undefined) return undefined;
    const question = questions[where.row - 1]?.row.questionId;
    if (where.row === 0) return { kind: "department", department };
    return question === undefined ? undefined : { kind: "cell", department, question };
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const to = gridMove(event.key, at, questions.length + 1, departments.length);
    if (to) {
      setAt(to);
      root.current?.querySelector<HTMLElement>(`[data-at="${to.row}:${to.column}"]`)?.focus();
    } else if (event.key === " " || event.key === "Enter") {
      const place = placeAt(at);
      if (place) props.onSelect(place);
      if (event.key === "Enter") focusRegionSoon("pane");
    } else {
      return;
    }
    event.preventDefault();
  };
  const cell = (row: number, column: number) => ({
    "data-at": `${row}:${column}`,
    tabIndex: at.row === row && at.column === column ? 0 : -1,
    onFocus: () => setAt({ row, column }),
    onClick: () => {
      const place = placeAt({ row, column });
      if (place) props.onSelect(place);
    },
  });
  const { selected } = props;
  const isHead = (id: string) => selected?.kind === "department" && selected.department === id;

  return (
    <div
      ref={root}
      role="grid"
      aria-label={t("board")}
      aria-rowcount={lines.length + 1}
      className={styles.root}
      data-list=""
      onKeyDown={onKeyDown}
    >
      <div
        role="row"
        aria-rowindex={1}
        className={mergeClasses(styles.row, styles.heads)}
        style={grid}
      >
        <div role="columnheader" className={mergeClasses(styles.first, styles.headFirst)}>
          {t("questionHead")}
        </div>
        {departments.map((department, column) => (
          <div
            key={department.id}
            role="columnheader"
            aria-selected={isHead(department.id)}
            className={mergeClasses(
              styles.head,
              styles.focusable,
              isHead(department.id) && styles.selected,
            )}
            {...cell(0, column)}
          >
            <BoardHead department={department} />
          </div>
        ))}
      </div>
      {lines.map((line, index) =>
        line.kind === "section" ? (
          <div
            key={line.section.id}
            role="row"
            aria-rowindex={index + 2}
            className={styles.section}
            style={{ minWidth: grid.minWidth }}
          >
            <div role="rowheader" className={styles.sectionWords}>
              {line.section.title}{" "}
              <span className={styles.count}>
                {t("answered", { n: count(line.section.answered), of: count(line.section.of) })}
              </span>
            </div>
          </div>
        ) : (
          <QuestionRow
            key={line.row.questionId}
            line={line}
            index={index}
            grid={grid}
            section={sectionOf(lines, index)}
            departments={departments}
            selected={selected}
            cell={cell}
          />
        ),
      )}
    </div>
  );
}

function sectionOf(lines: readonly BoardLine[], index: number): readonly service.BoardRowView[] {
  for (let at = index; at >= 0; at--) {
    const line = lines[at];
    if (line?.kind === "section") return line.section.rows;
  }
  return [];
}

function QuestionRow(props: {
  line: Extract<BoardLine, { kind: "question" }>;
  index: number;
  grid: CSSProperties;
  section: readonly service.BoardRowView[];
  departments: readonly service.DepartmentView[];
  selected: Place | undefined;
  cell: (row: number, column: number) => object;
}) {
  const styles = useBoardStyles();
  const { t } = useTranslation("workshop");
  const { row, at } = props.line;
  const place = props.selected?.kind === "cell" ? props.selected : undefined;
  return (
    <div role="row" aria-rowindex={props.index + 2} className={styles.row} style={props.grid}>
      <div role="rowheader" className={styles.first} title={row.text}>
        <span className={styles.cut}>{row.short}</span>
      </div>
      {props.departments.map((department, column) => {
        const answer = row.cells[column];
        const none = answer?.asked !== true;
        const fresh = none && untouched(props.section, column);
        const first = props.section[0]?.questionId === row.questionId;
        const isSelected = place?.department === department.id && place.question === row.questionId;
        return (
          <div
            key={department.id}
            role="gridcell"
            aria-selected={isSelected}
            className={mergeClasses(
              styles.cell,
              styles.focusable,
              fresh && styles.fresh,
              isSelected && styles.selected,
            )}
            title={none ? undefined : answer.text}
            {...props.cell(at, column)}
          >
            {none ? (
              <span className={mergeClasses(styles.none, fresh && !first && styles.unseen)}>
                {fresh ? t("notAsked") : t("noAnswer")}
              </span>
            ) : (
              <>
                {answer.conflict !== "" && (
                  <FlagRegular className={styles.flag} aria-label={t("contradicts")} />
                )}
                {answer.text || answer.words}
              </>
            )}
          </div>
        );
      })}
    </div>
  );
}
