import { makeStyles, tokens } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import { toProblem } from "../../api";
import { CopyButton } from "../../components/CopyButton";
import { Glyph } from "../../components/glyphs";
import { History } from "../../components/History";
import { LineOfReasoning } from "../../components/LineOfReasoning";
import { Pane } from "../../components/Pane";
import { PaneSection } from "../../components/PaneSection";
import { ProblemRow } from "../../components/ProblemRow";
import { stopsOf } from "../../components/reasoning";
import { useOpenStop } from "../../components/useOpenStop";
import { count } from "../../format";
import type { service } from "../../wailsjs/go/models";
import { changeState } from "./runsModel";
import { useRunChange } from "./useRuns";

const useStyles = makeStyles({
  state: {
    display: "grid",
    gridTemplateColumns: "16px 1fr",
    columnGap: "10px",
    margin: "0 0 20px",
  },
  glyph: { marginTop: "2px" },
  word: { fontWeight: tokens.fontWeightSemibold },
  means: { color: tokens.colorNeutralForeground2 },
  quoted: {
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    lineHeight: "18px",
    whiteSpace: "pre-wrap",
    overflowWrap: "anywhere",
    margin: 0,
    padding: "8px 12px",
    backgroundColor: tokens.colorNeutralBackground3,
  },
});

/** The pane of a change: how it stands, its journal, what the tenant said, why it was made and what was sent. */
export function ChangePane(props: { run: service.RunView; id: string; onClose: () => void }) {
  const styles = useStyles();
  const { t } = useTranslation("runs");
  const openStop = useOpenStop();
  const { run } = props;
  const query = useRunChange(run.id, props.id);
  const change = query.data;
  if (!change) {
    return (
      <Pane title={query.error ? t("pane.gone") : ""} onClose={props.onClose}>
        {query.error && <ProblemRow problem={toProblem(query.error)} />}
      </Pane>
    );
  }
  const state = changeState(change.state);
  return (
    <Pane
      title={change.says}
      caption={t("pane.caption", {
        n: count(change.ordinal),
        of: count(run.changes),
        lane: t(`lanes.${change.lane}`),
      })}
      onClose={props.onClose}
    >
      {query.error && <ProblemRow problem={toProblem(query.error)} />}
      <div className={styles.state}>
        <Glyph state={state} className={styles.glyph} />
        <div>
          <div className={styles.word}>{t(`common:state.${state}`)}</div>
          <div className={styles.means}>{t(`means.${state}`, { defaultValue: "" })}</div>
        </div>
      </div>
      <PaneSection title={t("pane.journal")}>
        {change.journal.length === 0 ? (
          t("pane.noJournal")
        ) : (
          <History
            label={t("pane.journal")}
            seconds
            events={change.journal.map((entry) => ({
              at: entry.at,
              what: t(`common:state.${changeState(entry.state)}`),
              detail: entry.detail,
              state: changeState(entry.state),
            }))}
          />
        )}
      </PaneSection>
      {["failed", "unknown"].includes(state) && change.said !== "" && (
        <Quoted title={t("pane.said")} text={change.said} className={styles.quoted} />
      )}
      <PaneSection title={t("pane.reasons")}>
        <LineOfReasoning
          stops={[
            ...stopsOf(change.reasons),
            {
              kind: "plan",
              title: t("pane.planStop", { plan: run.planNumber, n: count(change.ordinal) }),
              step: "plan",
            },
            {
              kind: "run",
              title: t("pane.runStop", { run: run.number, state: t(`common:state.${state}`) }),
              state,
            },
          ]}
          until="run"
          onOpen={openStop}
        />
      </PaneSection>
      <Quoted title={t("pane.command")} text={change.command} className={styles.quoted} />
    </Pane>
  );
}

function Quoted(props: { title: string; text: string; className: string }) {
  return (
    <PaneSection title={props.title}>
      <pre className={props.className}>{props.text}</pre>
      <CopyButton text={props.text} what={props.title} />
    </PaneSection>
  );
}
