import { makeStyles, mergeClasses, tokens, typographyStyles } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import { Glyph } from "../../../components/glyphs";
import { shares } from "../../../components/marks";
import { count } from "../../../format";
import { media } from "../../../theme/sizes";
import type { service } from "../../../wailsjs/go/models";

const forced = "@media (forced-colors: active)";

const useStyles = makeStyles({
  row: {
    display: "grid",
    gridTemplateColumns: "80px minmax(0, 280px) 300px",
    columnGap: "12px",
    alignItems: "center",
    minHeight: "28px",
    [media.rail]: { gridTemplateColumns: "80px minmax(0, 1fr)", padding: "4px 0" },
  },
  bar: { display: "flex", columnGap: "1px", height: "14px", forcedColorAdjust: "none" },
  part: { boxSizing: "border-box" },
  none: {
    border: `1px solid ${tokens.colorNeutralForeground4}`,
    [forced]: { border: "1px solid CanvasText" },
  },
  one: {
    backgroundColor: tokens.colorCompoundBrandBackground,
    [forced]: { backgroundColor: "Highlight" },
  },
  more: {
    backgroundImage: `repeating-linear-gradient(-45deg, ${tokens.colorStatusDangerForeground1} 0 2px, ${tokens.colorNeutralBackground1} 2px 5px)`,
    border: `1px solid ${tokens.colorStatusDangerForeground1}`,
    [forced]: {
      backgroundImage: "repeating-linear-gradient(-45deg, CanvasText 0 2px, Canvas 2px 5px)",
      border: "1px solid CanvasText",
    },
  },
  words: {
    ...typographyStyles.caption1,
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    columnGap: "12px",
    [media.rail]: { gridColumn: "2" },
  },
  word: { display: "inline-flex", alignItems: "center", columnGap: "4px" },
});

const parts = ["none", "one", "more"] as const;

/** Of each layer how many users have none, one and more of its personas: a bar to scale, and the figures in words. */
export function LayerBars({ layers }: { layers: readonly service.LayerCoverageView[] }) {
  const styles = useStyles();
  const { t } = useTranslation("targeting");
  return layers.map((layer) => {
    const widths = shares(
      parts.map((part) => layer[part]),
      100,
      1.5,
    );
    return (
      <div key={layer.layer} className={styles.row}>
        <span>{t(`personas:layers.${layer.layer}`)}</span>
        <span className={styles.bar} aria-hidden>
          {parts.map(
            (part, index) =>
              layer[part] > 0 && (
                <span
                  key={part}
                  className={mergeClasses(styles.part, styles[part])}
                  style={{ width: `${widths[index]}%` }}
                />
              ),
          )}
        </span>
        <span className={styles.words}>
          {parts.map((part) => (
            <span key={part} className={styles.word}>
              {part === "more" && layer.more > 0 && <Glyph state="stop" />}
              {t(`overlaps.layer.${part}`, { n: count(layer[part]) })}
            </span>
          ))}
        </span>
      </div>
    );
  });
}
