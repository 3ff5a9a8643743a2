import { makeStyles, mergeClasses, tokens, typographyStyles } from "@fluentui/react-components";
import { Glyph } from "../../../components/glyphs";
import { contrast } from "../../../theme/sizes";
import { short, type Cell } from "./matrix";

const forced = "@media (forced-colors: active)";

// Forced colours come with the theme of high contrast, whose own colours may be the opposite of the forced ones.
const forcedHalf = {
  backgroundColor: "Canvas",
  color: "CanvasText",
  border: "2px solid CanvasText",
} as const;
const forcedMost = {
  backgroundColor: "Highlight",
  color: "HighlightText",
  border: "1px solid CanvasText",
} as const;

const useStyles = makeStyles({
  root: {
    ...typographyStyles.caption1,
    flexGrow: 1,
    display: "flex",
    alignItems: "center",
    justifyContent: "center",
    columnGap: "2px",
    boxSizing: "border-box",
    minWidth: "44px",
    height: "20px",
    borderRadius: tokens.borderRadiusSmall,
    border: "1px solid transparent",
    forcedColorAdjust: "none",
    [forced]: { color: "CanvasText" },
  },
  none: { color: tokens.colorNeutralForeground3 },
  own: {
    color: tokens.colorNeutralForeground2,
    backgroundColor: tokens.colorNeutralBackground3,
    [forced]: { backgroundColor: "Canvas" },
  },
  some: {
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    [forced]: { border: "1px solid CanvasText" },
  },
  half: {
    backgroundColor: tokens.colorBrandStroke2,
    color: tokens.colorNeutralForeground1,
    fontWeight: tokens.fontWeightSemibold,
    [contrast]: {
      backgroundColor: tokens.colorNeutralBackground1,
      border: `2px solid ${tokens.colorNeutralForeground1}`,
      [forced]: forcedHalf,
    },
  },
  most: {
    backgroundColor: tokens.colorBrandBackground,
    color: tokens.colorNeutralForegroundOnBrand,
    fontWeight: tokens.fontWeightSemibold,
    [contrast]: {
      border: `1px solid ${tokens.colorNeutralForeground1}`,
      [forced]: forcedMost,
    },
  },
  clash: {
    border: `2px solid ${tokens.colorStatusDangerForeground1}`,
    fontWeight: tokens.fontWeightSemibold,
    [forced]: { border: "3px double CanvasText" },
  },
  selected: {
    outline: `2px solid ${tokens.colorNeutralForeground1}`,
    [forced]: { outline: "2px solid Highlight" },
  },
  glyph: { width: "12px", height: "12px" },
});

/** How many users are in both, by its look also how much of the smaller persona that is; a clash has a glyph and a frame. */
export function MatrixCell(props: {
  cell: Pick<Cell, "users" | "clash" | "weight" | "own">;
  selected?: boolean;
}) {
  const styles = useStyles();
  const { cell } = props;
  return (
    <span
      aria-hidden
      className={mergeClasses(
        styles.root,
        cell.clash ? styles.clash : cell.own ? styles.own : styles[cell.weight],
        props.selected && styles.selected,
      )}
    >
      {cell.clash && <Glyph state="stop" className={styles.glyph} />}
      {cell.users === 0 && !cell.own ? "·" : short(cell.users)}
    </span>
  );
}
