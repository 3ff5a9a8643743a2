import { makeStyles, mergeClasses, tokens, typographyStyles } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { LinkButton } from "./LinkButton";

const useStyles = makeStyles({
  root: {
    display: "grid",
    gridTemplateColumns: "minmax(104px, 2fr) 5fr auto",
    columnGap: "16px",
    alignItems: "center",
    minHeight: "32px",
    marginLeft: "-10px",
    paddingLeft: "10px",
  },
  differs: { boxShadow: `inset 3px 0 0 ${tokens.colorCompoundBrandStroke}` },
  label: { fontWeight: tokens.fontWeightSemibold },
  value: { minWidth: 0, overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap" },
  // The way to change an inherited value takes the place of its source while it is pointed at or focused.
  swap: {
    position: "relative",
    "& > button": { position: "absolute", right: 0, top: 0, opacity: 0 },
    "& > button:focus-visible": { opacity: 1 },
    ":hover > button": { opacity: 1 },
    ":hover > span": { visibility: "hidden" },
    ":focus-within > span": { visibility: "hidden" },
  },
  source: {
    ...typographyStyles.caption1,
    color: tokens.colorNeutralForeground3,
    whiteSpace: "nowrap",
  },
});

/**
 * A setting that comes from elsewhere, or differs. Inherited: plain value and its source; "Change" makes a
 * difference. Different: bold label, a bar, the field, and "Drop" that gives the inherited value back.
 */
export function InheritedValue(props: {
  label: string;
  value: ReactNode;
  source: string;
  differs: boolean;
  field?: ReactNode;
  onChange?: () => void;
  onDrop?: () => void;
}) {
  const styles = useStyles();
  const { t } = useTranslation("common");
  const { onChange, onDrop } = props;
  return (
    <div
      role="group"
      data-together=""
      aria-label={props.label}
      className={mergeClasses(styles.root, props.differs && styles.differs)}
    >
      <span className={mergeClasses(props.differs && styles.label)}>{props.label}</span>
      <span className={styles.value}>
        {props.differs ? (props.field ?? props.value) : props.value}
      </span>
      <span className={mergeClasses(styles.source, !props.differs && onChange && styles.swap)}>
        {!props.differs && <span>{props.source}</span>}
        {!props.differs && onChange && (
          <LinkButton onClick={onChange} label={t("inherited.changeLabel", { name: props.label })}>
            {t("inherited.change")}
          </LinkButton>
        )}
        {props.differs && onDrop && (
          <LinkButton onClick={onDrop} label={t("inherited.dropLabel", { name: props.label })}>
            {t("inherited.drop")}
          </LinkButton>
        )}
      </span>
    </div>
  );
}
