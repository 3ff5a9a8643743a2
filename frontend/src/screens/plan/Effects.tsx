import { makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import type { CSSProperties } from "react";
import { useTranslation } from "react-i18next";
import type { Felt } from "../../components/ChangeRow";
import { shares } from "../../components/marks";
import { count } from "../../format";
import type { service } from "../../wailsjs/go/models";
import { feelings, feltWords } from "./planModel";

const useStyles = makeStyles({
  bar: { display: "flex", gap: "1px", height: "8px", forcedColorAdjust: "none", marginTop: "4px" },
  part: { boxSizing: "border-box" },
  words: {
    ...typographyStyles.caption1,
    listStyleType: "none",
    margin: "6px 0 0",
    padding: 0,
    display: "flex",
    flexWrap: "wrap",
    columnGap: "24px",
    rowGap: "2px",
  },
  mark: {
    display: "inline-block",
    boxSizing: "border-box",
    width: "10px",
    height: "10px",
    marginRight: "6px",
    forcedColorAdjust: "none",
  },
  strong: { fontWeight: tokens.fontWeightSemibold },
});

const marks: Record<Felt, CSSProperties> = {
  lose: {
    background: tokens.colorStatusDangerForeground1,
    border: `1px solid ${tokens.colorStatusDangerForeground1}`,
  },
  nothing: {
    background: tokens.colorNeutralBackground5,
    border: `1px solid ${tokens.colorNeutralForeground4}`,
  },
  gain: {
    background: tokens.colorCompoundBrandBackground,
    border: `1px solid ${tokens.colorCompoundBrandBackground}`,
  },
};

/** How many kinds of gains or losses are named before the rest is only counted. */
const named = 3;

/** The users of a plan by what they feel, to scale, with the words under the bar. */
export function Effects({ view }: { view: service.PlanView }) {
  const styles = useStyles();
  const { t } = useTranslation("plan");
  const users: Record<Felt, number> = {
    lose: view.losing,
    nothing: view.unnoticing,
    gain: view.gaining,
  };
  const parts = feelings.filter((felt) => users[felt] > 0);
  if (parts.length === 0) return null;
  const widths = shares(
    parts.map((felt) => users[felt]),
    100,
    0.6,
  );
  const what = (felt: Felt) => {
    const words = feltWords(view.lanes, felt);
    const list = words.slice(0, named).join(t("common:comma"));
    const more = words.length - named;
    return more > 0 ? t("effects.more", { list, count: more }) : list;
  };
  return (
    <>
      <div className={styles.bar} aria-hidden>
        {parts.map((felt, index) => (
          <div
            key={felt}
            className={styles.part}
            style={{ ...marks[felt], flexBasis: `${widths[index]}%`, flexShrink: 1 }}
          />
        ))}
      </div>
      <ul className={styles.words}>
        {parts.map((felt) => (
          <li key={felt}>
            <span aria-hidden className={styles.mark} style={marks[felt]} />
            <span className={styles.strong}>
              {t(`effects.${felt}`, { count: users[felt], n: count(users[felt]) })}
            </span>{" "}
            {felt !== "nothing" && what(felt)}
          </li>
        ))}
      </ul>
    </>
  );
}
