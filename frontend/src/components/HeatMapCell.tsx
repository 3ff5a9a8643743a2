import { makeStyles, mergeClasses, tokens, typographyStyles } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import { contrast } from "../theme/sizes";
import { hatch } from "./marks";

/** A MoSCoW grade by its letter; "" is not asked yet. */
export type Grade = "M" | "S" | "C" | "W" | "";

const useStyles = makeStyles({
  root: {
    ...typographyStyles.caption1,
    display: "inline-flex",
    flexShrink: 0,
    alignItems: "center",
    justifyContent: "center",
    boxSizing: "border-box",
    width: "52px",
    height: "20px",
    borderRadius: tokens.borderRadiusSmall,
    border: "1px solid transparent",
    forcedColorAdjust: "none",
  },
  narrow: { width: "22px" },
  M: {
    backgroundColor: tokens.colorBrandBackground,
    color: tokens.colorNeutralForegroundOnBrand,
    fontWeight: tokens.fontWeightSemibold,
    [contrast]: { border: `1px solid ${tokens.colorNeutralForeground1}` },
  },
  S: {
    backgroundColor: tokens.colorBrandStroke2,
    color: tokens.colorNeutralForeground1,
    fontWeight: tokens.fontWeightSemibold,
    [contrast]: {
      backgroundColor: tokens.colorNeutralBackground1,
      border: `2px solid ${tokens.colorNeutralForeground1}`,
    },
  },
  C: { border: `1px solid ${tokens.colorNeutralStroke1}` },
  W: { color: tokens.colorNeutralForeground3 },
  none: { backgroundImage: hatch(tokens.colorNeutralStroke1, tokens.colorNeutralBackground1) },
});

/** A grade as it looks wherever it appears: the letter in a cell, 52 wide, or 22 wide outside the heat map. */
export function HeatMapCell({ grade, narrow }: { grade: Grade; narrow?: boolean }) {
  const styles = useStyles();
  const { t } = useTranslation("common");
  return (
    <span
      role="img"
      aria-label={t(`grade.${grade === "" ? "none" : grade}`)}
      className={mergeClasses(
        styles.root,
        narrow && styles.narrow,
        grade === "" ? styles.none : styles[grade],
      )}
    >
      {grade}
    </span>
  );
}
