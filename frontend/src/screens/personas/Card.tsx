import { makeStyles, mergeClasses, tokens, typographyStyles } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import { Glyph } from "../../components/glyphs";
import { LongName } from "../../components/LongName";
import { problemState } from "../../components/problemState";
import type { Severity } from "../../api";
import { count } from "../../format";
import { contrast, media } from "../../theme/sizes";
import type { service } from "../../wailsjs/go/models";
import { differenceWords, saidOnce } from "./board";

const useStyles = makeStyles({
  root: {
    padding: "12px 16px 12px 24px",
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    cursor: "default",
    outline: "none",
    ":hover": { backgroundColor: tokens.colorSubtleBackgroundHover },
    ":focus-visible": {
      outline: `2px solid ${tokens.colorStrokeFocus2}`,
      outlineOffset: "-2px",
    },
    [contrast]: { ":hover": { backgroundColor: tokens.colorNeutralBackground1 } },
  },
  related: { boxShadow: `inset 3px 0 0 ${tokens.colorBrandStroke2}` },
  selected: {
    backgroundColor: tokens.colorSubtleBackgroundSelected,
    boxShadow: `inset 3px 0 0 ${tokens.colorCompoundBrandStroke}`,
    ":hover": { backgroundColor: tokens.colorSubtleBackgroundSelected },
    [contrast]: { outline: `2px solid ${tokens.colorCompoundBrandStroke}`, outlineOffset: "-2px" },
  },
  head: { display: "flex", justifyContent: "space-between", columnGap: "12px" },
  users: { flexShrink: 0 },
  line: { ...typographyStyles.caption1, display: "block", [media.rail]: { display: "inline" } },
  // Where the two stand in one line, a full stop parts them.
  stop: { display: "none", [media.rail]: { display: "inline" } },
  facts: { color: tokens.colorNeutralForeground2 },
  here: { ...typographyStyles.caption1Strong, display: "block" },
  problem: {
    ...typographyStyles.caption1,
    display: "flex",
    alignItems: "center",
    columnGap: "8px",
    paddingTop: "2px",
  },
});

/** How many of the differences a card names; the pane has them all. */
const mostDifferences = 4;

/** One persona in its column: who it is for, what it gives, and what is wrong with it. */
export function Card(props: {
  card: service.PersonaCardView;
  prefix: string;
  read: boolean;
  selected: boolean;
  active: boolean;
  here: string | undefined;
  onSelect: () => void;
}) {
  const styles = useStyles();
  const { t } = useTranslation("personas");
  const { card } = props;
  return (
    <div
      role="option"
      aria-selected={props.selected}
      tabIndex={props.active ? 0 : -1}
      data-card={card.id}
      className={mergeClasses(
        styles.root,
        props.here !== undefined && styles.related,
        props.selected && styles.selected,
      )}
      onClick={props.onSelect}
    >
      <div className={styles.head}>
        <LongName name={card.name} prefix={props.prefix} />
        <span className={styles.users} title={t("card.users", { count: card.users })}>
          {props.read && count(card.users)}
        </span>
      </div>
      {card.description !== "" && (
        <span className={styles.line}>
          {card.description}
          <span className={styles.stop}>{". "}</span>
        </span>
      )}
      <span className={mergeClasses(styles.line, styles.facts)}>{facts(card, t)}</span>
      {props.here !== undefined && <span className={styles.here}>{props.here}</span>}
      {saidOnce(card.problems).map(({ summary, severity, times }) => (
        <span key={`${severity} ${summary}`} className={styles.problem}>
          <Glyph state={problemState(severity as Severity)} />
          {times > 1 ? t("card.times", { summary, n: count(times) }) : summary}
        </span>
      ))}
    </div>
  );
}

type Translate = (key: string, values?: Record<string, unknown>) => string;

function facts(card: service.PersonaCardView, t: Translate): string {
  const names = differenceWords(card.differs);
  const differs = names.slice(0, mostDifferences).join(", ");
  const rest = names.length - mostDifferences;
  return [
    card.licences.join(", "),
    rest > 0 ? t("card.moreDiffer", { differs, count: rest }) : differs,
    card.queues === 0 ? "" : t("card.queues", { count: card.queues }),
    card.number === "" ? "" : t("card.number", { area: card.number }),
  ]
    .filter((part) => part !== "")
    .join(". ");
}
