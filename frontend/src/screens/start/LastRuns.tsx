import { makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { State } from "../../components/glyphs";
import { LinkButton } from "../../components/LinkButton";
import { List } from "../../components/List";
import { fromArray, type Column } from "../../components/listModel";
import { StateBadge } from "../../components/StateBadge";
import { count, duration, moment } from "../../format";
import { breakpoints } from "../../theme/sizes";
import { useMediaQuery } from "../../theme/useMediaQuery";
import type { service } from "../../wailsjs/go/models";

const useStyles = makeStyles({
  head: { display: "flex", padding: "24px 24px 0", justifyContent: "space-between" },
  title: { ...typographyStyles.caption1Strong, margin: 0 },
  none: { padding: "4px 24px 24px", margin: 0, color: tokens.colorNeutralForeground3 },
});

const badges: Record<string, State> = {
  running: "progress",
  interrupted: "problem",
  stopped: "problem",
  failed: "failed",
  seen: "seen",
};

/** The last runs: what was seen in the tenant, of how much, and how long it took. */
export function LastRuns(props: { runs: service.RunLine[]; onOpen: (id: string) => void }) {
  const styles = useStyles();
  const { t } = useTranslation("start");
  const navigate = useNavigate();
  const narrow = useMediaQuery(`(max-width: ${breakpoints.rail}px)`);
  const result = (run: service.RunLine) => {
    const failed = run.counts?.failed ?? 0;
    if (failed > 0) return t("runs.failed", { count: failed });
    if (run.state === "running") return t("runs.running");
    if (run.state === "interrupted") return t("runs.interrupted");
    if (run.state === "stopped") return t("runs.stopped");
    return undefined;
  };
  const columns: Column<service.RunLine>[] = [
    {
      id: "run",
      head: t("runs.run"),
      width: "72px",
      cell: (run) => t("runs.runNumber", { n: count(run.number) }),
    },
    {
      id: "when",
      head: t("runs.when"),
      width: narrow ? "136px" : "152px",
      cell: (run) => moment(run.startedAt),
    },
    { id: "by", head: t("runs.by"), width: "minmax(88px, 1fr)", cell: (run) => run.by },
    {
      id: "result",
      head: t("runs.result"),
      width: "minmax(80px, 1fr)",
      cell: (run) => (
        <StateBadge
          state={(run.counts?.failed ?? 0) > 0 ? "failed" : (badges[run.state] ?? "unknown")}
          words={result(run)}
        />
      ),
    },
    {
      id: "seen",
      head: t(narrow ? "runs.seenShort" : "runs.seen"),
      width: "minmax(104px, 120px)",
      align: "end",
      cell: (run) =>
        t("runs.seenOf", { seen: count(run.counts?.seen ?? 0), changes: count(run.changes) }),
    },
    {
      id: "took",
      head: t("runs.took"),
      width: "64px",
      align: "end",
      cell: (run) => (run.endedAt === "" ? "" : took(run)),
    },
  ];
  return (
    <section>
      <div className={styles.head}>
        <h2 className={styles.title}>{t("runs.title")}</h2>
        {props.runs.length > 0 && (
          <LinkButton onClick={() => void navigate({ to: "/runs" })}>{t("runs.all")}</LinkButton>
        )}
      </div>
      {props.runs.length === 0 ? (
        <p className={styles.none}>{t("runs.none")}</p>
      ) : (
        <List
          label={t("runs.title")}
          source={fromArray(props.runs)}
          keyOf={(run) => run.id}
          columns={columns.filter((column) => !narrow || !["by", "took"].includes(column.id))}
          fill={false}
          onSelect={props.onOpen}
        />
      )}
    </section>
  );
}

function took(run: service.RunLine): string {
  const seconds = (new Date(run.endedAt).getTime() - new Date(run.startedAt).getTime()) / 1000;
  return duration(Math.max(0, Math.round(seconds)));
}
