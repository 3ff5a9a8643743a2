import { makeStyles, mergeClasses, tokens, typographyStyles } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { count } from "../format";
import { media } from "../theme/sizes";
import { WhyLink } from "./WhyLink";

/** What a change does to the tenant, and what the user feels of it. */
export type Sign = "add" | "change" | "remove";
/** What a user notices of a change. */
export type Felt = "gain" | "lose" | "nothing";

const signs: Record<Sign, string> = { add: "+", change: "~", remove: "−" };

const useStyles = makeStyles({
  root: {
    display: "grid",
    gridTemplateColumns: "16px 76px 1fr minmax(120px, 152px)",
    columnGap: "12px",
    width: "100%",
    alignItems: "start",
    padding: "4px 0",
    [media.rail]: { gridTemplateColumns: "16px 72px 1fr" },
  },
  sign: { ...typographyStyles.body1Strong, textAlign: "center" },
  add: { color: tokens.colorStatusSuccessForeground1 },
  change: { color: tokens.colorCompoundBrandStroke },
  remove: { color: tokens.colorStatusDangerForeground1 },
  users: { textAlign: "right" },
  strong: { fontWeight: tokens.fontWeightSemibold },
  reason: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2 },
  felt: { [media.rail]: { gridColumn: "3" } },
  lose: { color: tokens.colorStatusDangerForeground3, fontWeight: tokens.fontWeightSemibold },
  nothing: { color: tokens.colorNeutralForeground3 },
});

/** One line of a plan: sign, users, what becomes what, why, and what the user feels of it. */
export function ChangeRow(props: {
  sign: Sign;
  users: number;
  sentence: ReactNode;
  reason: string;
  about: string;
  onWhy?: () => void;
  felt: Felt;
  feltWords?: string;
  selected?: boolean;
}) {
  const styles = useStyles();
  const { t } = useTranslation("common");
  return (
    <div className={styles.root}>
      <SignMark sign={props.sign} />
      <span className={styles.users}>
        <span className={styles.strong}>{count(props.users)}</span>{" "}
        {t("users", { count: props.users })}
      </span>
      <span>
        <span>{props.sentence}</span>
        <div className={styles.reason}>
          {props.reason}{" "}
          {props.onWhy && (
            <WhyLink about={props.about} onWhy={props.onWhy} onSelectedRow={props.selected} />
          )}
        </div>
      </span>
      <span className={styles.felt}>
        <span
          className={mergeClasses(
            props.felt === "gain" && styles.strong,
            props.felt === "lose" && styles.lose,
            props.felt === "nothing" && styles.nothing,
          )}
        >
          {t(`felt.${props.felt}`)}
        </span>{" "}
        {props.felt !== "nothing" && props.feltWords}
      </span>
    </div>
  );
}

/** The sign of a change with its spoken word, for rows and for the legend. */
export function SignMark({ sign }: { sign: Sign }) {
  const styles = useStyles();
  const { t } = useTranslation("common");
  return (
    <span
      role="img"
      aria-label={t(`sign.${sign}`)}
      className={mergeClasses(styles.sign, styles[sign])}
    >
      {signs[sign]}
    </span>
  );
}
