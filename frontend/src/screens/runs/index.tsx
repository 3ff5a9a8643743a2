import { makeStyles, Select } from "@fluentui/react-components";
import {
  ArrowUndoRegular,
  ClipboardTaskRegular,
  PlayRegular,
  StopRegular,
} from "@fluentui/react-icons";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { toProblem } from "../../api";
import { AnswerHeading } from "../../components/AnswerHeading";
import { CommandBar } from "../../components/CommandBar";
import { EmptyState } from "../../components/EmptyState";
import { ProblemRow } from "../../components/ProblemRow";
import { Screen } from "../../components/Screen";
import { useSelected } from "../../components/useSelected";
import { running, useStore } from "../../shell/store";
import { ChangePane } from "./ChangePane";
import { Changes } from "./Changes";
import { Progress } from "./Progress";
import { RunAnswer } from "./RunAnswer";
import { parsePlace, placeOf, waits, type Filter } from "./runsModel";
import { useRun, useRunCommands, useRunList, useRunProgress } from "./useRuns";

const useStyles = makeStyles({ runs: { minWidth: "200px" } });

/** What happened, and whether it is proven: one run in figures, lanes and changes, one change in the pane. */
export default function RunsScreen() {
  const styles = useStyles();
  const { t } = useTranslation("runs");
  const navigate = useNavigate();
  const [selected, select] = useSelected();
  const [filter, setFilter] = useState<Filter>("all");
  const busy = useStore(running).size > 0;
  useRunProgress();
  const list = useRunList();
  const place = parsePlace(selected);
  const id = place.run ?? list.data?.[0]?.id;
  const query = useRun(id);
  const { stop, resume, undo } = useRunCommands(id);
  const run = query.data;
  const error = list.error ?? query.error;
  const runs = list.data ?? [];
  const toPlan = () => void navigate({ to: "/plan" });

  if (!run) {
    const none = list.data !== undefined && runs.length === 0;
    const starting = none && busy;
    return (
      <Screen>
        {error && <ProblemRow problem={toProblem(error)} at="work" />}
        <AnswerHeading answer={starting ? t("starting") : none ? t("none") : t("question")} />
        {none && !starting && (
          <EmptyState
            title={t("empty.title")}
            words={t("empty.words")}
            actions={[{ words: t("empty.action"), onRun: toPlan }]}
          />
        )}
      </Screen>
    );
  }
  const pane = place.change && (
    <ChangePane
      key={selected}
      run={run}
      id={place.change}
      onClose={() => select(placeOf(run.id))}
    />
  );
  return (
    <Screen scrolls pane={pane} onClosePane={() => select(placeOf(run.id))}>
      {error && <ProblemRow problem={toProblem(error)} at="work" />}
      <RunAnswer run={run} />
      <CommandBar
        commands={[
          ...(run.state === "running"
            ? [
                {
                  id: "stop",
                  words: t("commands.stop"),
                  icon: <StopRegular />,
                  disabled: stop.isPending,
                  onRun: () => stop.mutate(),
                },
              ]
            : []),
          ...(waits(run)
            ? [
                {
                  id: "resume",
                  words: t("commands.resume"),
                  icon: <PlayRegular />,
                  primary: true,
                  disabled: busy || resume.isPending,
                  onRun: () => resume.mutate(),
                },
              ]
            : []),
          ...(run.state === "seen" || run.state === "failed"
            ? [
                {
                  id: "undo",
                  words: t("commands.undo"),
                  icon: <ArrowUndoRegular />,
                  disabled: busy || undo.isPending,
                  onRun: () => undo.mutate(undefined, { onSuccess: toPlan }),
                },
              ]
            : []),
          {
            id: "plan",
            words: t("commands.plan"),
            icon: <ClipboardTaskRegular />,
            onRun: toPlan,
          },
        ]}
        right={
          <Select
            size="small"
            className={styles.runs}
            aria-label={t("runs")}
            value={run.id}
            onChange={(_, data) => select(placeOf(data.value))}
          >
            {runs.map((each) => (
              <option key={each.id} value={each.id}>
                {t("runOption", {
                  run: each.number,
                  state: t(`states.${each.state}`, { defaultValue: each.state }),
                })}
              </option>
            ))}
          </Select>
        }
      />
      <Progress run={run} />
      <Changes
        run={run}
        filter={filter}
        onFilter={setFilter}
        selected={place.change}
        onSelect={(change) => select(placeOf(run.id, change))}
      />
    </Screen>
  );
}
