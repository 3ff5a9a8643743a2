import { makeStyles, mergeClasses, tokens, typographyStyles } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import { cutFront } from "../../../components/longName";
import { media } from "../../../theme/sizes";
import type { Row } from "./matrix";
import { beside, cellWidth, headWidth } from "./matrixSizes";

const useStyles = makeStyles({
  root: {
    position: "sticky",
    top: 0,
    zIndex: 2,
    backgroundColor: tokens.colorNeutralBackground1,
    borderBottom: `1px solid ${tokens.colorNeutralStroke1}`,
    paddingTop: "8px",
  },
  row: { display: "flex" },
  corner: {
    ...typographyStyles.caption1,
    ...headWidth,
    flexShrink: 0,
    position: "sticky",
    left: 0,
    zIndex: 1,
    alignSelf: "stretch",
    display: "flex",
    alignItems: "end",
    justifyContent: "space-between",
    boxSizing: "border-box",
    padding: "0 12px 4px 24px",
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground3,
  },
  layer: {
    ...typographyStyles.caption1Strong,
    boxSizing: "border-box",
    paddingLeft: "4px",
    // Cut, but no place of its own to scroll in: the word stays in sight while its columns pass.
    overflow: "clip",
    whiteSpace: "nowrap",
    borderLeft: `1px solid ${tokens.colorNeutralStroke1}`,
  },
  word: {
    position: "sticky",
    left: `calc(${headWidth.width} + 4px)`,
    [media.rail]: { left: `calc(${headWidth[media.rail].width} + 4px)` },
  },
  column: {
    width: `${cellWidth}px`,
    flexShrink: 0,
    display: "flex",
    flexDirection: "column",
    alignItems: "center",
    justifyContent: "end",
    rowGap: "4px",
    boxSizing: "border-box",
    borderLeft: "1px solid transparent",
  },
  first: { borderLeftColor: tokens.colorNeutralStroke1 },
  name: {
    ...typographyStyles.caption1,
    writingMode: "vertical-rl",
    transform: "rotate(180deg)",
    whiteSpace: "nowrap",
  },
  size: {
    width: "20px",
    height: "32px",
    display: "flex",
    alignItems: "end",
    forcedColorAdjust: "none",
  },
  bar: {
    width: "100%",
    minHeight: "2px",
    backgroundColor: tokens.colorCompoundBrandBackground,
    "@media (forced-colors: active)": { backgroundColor: "Highlight" },
  },
});

/** The heads of the columns: the layer, and of each persona its name and a bar as high as it has users. */
export function MatrixHead(props: {
  rows: readonly Row[];
  own: (name: string) => string;
  largest: number;
}) {
  const styles = useStyles();
  const { t } = useTranslation("targeting");
  const { rows } = props;
  const layers = [...new Set(rows.map((row) => row.persona.layer))];
  return (
    <div className={styles.root} role="presentation">
      <div role="row" className={styles.row}>
        <div role="presentation" className={styles.corner} />
        {layers.map((layer) => {
          const columns = rows.filter((row) => row.persona.layer === layer).length;
          const words = t(`personas:layers.${layer}`);
          return (
            <div
              key={layer}
              role="columnheader"
              aria-colspan={columns}
              title={words}
              className={styles.layer}
              style={{ width: columns * cellWidth }}
            >
              <span className={styles.word}>{words}</span>
            </div>
          );
        })}
      </div>
      <div role="row" className={styles.row}>
        <div role="columnheader" className={styles.corner}>
          <span>{t("overlaps.persona")}</span>
          <span>{t("list.users")}</span>
        </div>
        {rows.map(({ persona, first }) => (
          <div
            key={persona.personaId}
            role="columnheader"
            aria-label={persona.name}
            title={persona.name}
            className={mergeClasses(styles.column, first && styles.first)}
          >
            <span className={styles.name}>{cutFront(props.own(persona.name), beside.column)}</span>
            <span className={styles.size} aria-hidden>
              <span
                className={styles.bar}
                style={{ height: `${(persona.users / props.largest) * 100}%` }}
              />
            </span>
          </div>
        ))}
      </div>
    </div>
  );
}
