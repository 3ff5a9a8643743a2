import { makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { count } from "../format";
import { media } from "../theme/sizes";
import { laneMarks, laneParts, shares, type LanePart } from "./marks";

const useStyles = makeStyles({
  root: {
    display: "grid",
    gridTemplateColumns: "240px 1fr 96px",
    columnGap: "16px",
    alignItems: "center",
    padding: "8px 0 4px",
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    [media.rail]: { gridTemplateColumns: "1fr 96px" },
  },
  carrier: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2 },
  bar: {
    display: "flex",
    gap: "1px",
    height: "14px",
    forcedColorAdjust: "none",
    [media.rail]: { gridColumn: "1 / -1", gridRow: "2" },
  },
  part: { boxSizing: "border-box", minWidth: "3px" },
  words: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2 },
  middle: { [media.rail]: { gridColumn: "1 / -1", gridRow: "2" } },
  left: { textAlign: "right", whiteSpace: "nowrap" },
});

/** How many changes of a lane stand in each part. */
export type LaneCounts = Partial<Record<LanePart, number>>;

/** One lane of a run: its name and carrier, its parts to scale with the words under them, and the time left. */
export function ProgressLane(props: {
  name: string;
  carrier: string;
  counts: LaneCounts;
  left: ReactNode;
}) {
  const styles = useStyles();
  const { t } = useTranslation("common");
  const parts = laneParts.filter((part) => (props.counts[part] ?? 0) > 0);
  const widths = shares(
    parts.map((part) => props.counts[part] ?? 0),
    100,
    0.8,
  );
  const words = parts
    .map((part) =>
      t(`lane.${part}`, { count: props.counts[part], n: count(props.counts[part] ?? 0) }),
    )
    .join(", ");
  return (
    <div className={styles.root} role="group" aria-label={props.name}>
      <div>
        {props.name} <span className={styles.carrier}>{props.carrier}</span>
      </div>
      <div className={styles.middle}>
        <div className={styles.bar} aria-hidden>
          {parts.map((part, index) => (
            <div
              key={part}
              className={styles.part}
              style={{ ...laneMarks[part], flexBasis: `${widths[index]}%`, flexShrink: 1 }}
            />
          ))}
        </div>
        <div className={styles.words}>{words}</div>
      </div>
      <div className={styles.left}>{props.left}</div>
    </div>
  );
}

/** The small square that explains a part in a legend. */
export function LaneMark({ part }: { part: LanePart }) {
  return (
    <span
      aria-hidden
      style={{
        ...laneMarks[part],
        forcedColorAdjust: "none",
        display: "inline-block",
        boxSizing: "border-box",
        width: 10,
        height: 10,
        marginRight: 6,
      }}
    />
  );
}
