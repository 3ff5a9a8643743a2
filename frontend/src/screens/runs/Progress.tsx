import { makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import { Estimate } from "../../components/Estimate";
import { laneParts } from "../../components/marks";
import { LaneMark, ProgressLane } from "../../components/ProgressLane";
import { count, duration } from "../../format";
import { media } from "../../theme/sizes";
import type { service } from "../../wailsjs/go/models";
import { filtered, laneCounts } from "./runsModel";

const useStyles = makeStyles({
  root: { padding: "12px 24px 0", flexShrink: 0 },
  counters: {
    display: "flex",
    flexWrap: "wrap",
    columnGap: "40px",
    [media.rail]: { columnGap: "16px" },
    rowGap: "8px",
    listStyleType: "none",
    margin: "0 0 8px",
    padding: "0 0 8px",
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  figure: { ...typographyStyles.title3, display: "block" },
  words: { ...typographyStyles.caption1 },
  left: { color: tokens.colorNeutralForeground2 },
});

/** The run in figures, and lane by lane to scale. */
export function Progress({ run }: { run: service.RunView }) {
  const styles = useStyles();
  const { t } = useTranslation("runs");
  const parts = laneParts.filter((part) => part !== "skipped" || (run.counts?.skipped ?? 0) > 0);
  return (
    <div className={styles.root}>
      <ul className={styles.counters} aria-label={t("counters")}>
        {parts.map((part) => (
          <li key={part}>
            <span className={styles.figure}>{count(run.counts?.[part] ?? 0)}</span>
            <span className={styles.words}>
              <LaneMark part={part} />
              {t(`common:state.${part}`)}
            </span>
          </li>
        ))}
      </ul>
      {run.lanes.map((lane) => (
        <ProgressLane
          key={lane.lane}
          name={t(`lanes.${lane.lane}`)}
          carrier={t(`carriers.${lane.lane}`)}
          counts={laneCounts(lane.counts)}
          left={<span className={styles.left}>{<Left lane={lane} state={run.state} />}</span>}
        />
      ))}
    </div>
  );
}

function Left(props: { lane: service.RunLaneView; state: string }) {
  const { t } = useTranslation("runs");
  const { lane } = props;
  const of = (filter: "look" | "underway") => filtered(lane.counts, filter);
  if (of("underway") === 0) return of("look") === 0 ? t("lane.done") : t("lane.look");
  if (props.state !== "running") return t("lane.stands");
  if ((lane.counts.queued ?? 0) === lane.changes) return t("lane.waits");
  return lane.secondsLeft > 0 ? <Estimate>{duration(lane.secondsLeft)}</Estimate> : null;
}
