import { makeStyles, Select } from "@fluentui/react-components";
import { ArrowSyncRegular, DocumentRegular, ShieldCheckmarkRegular } from "@fluentui/react-icons";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { call, toProblem } from "../../api";
import { keys } from "../../keys";
import { AnswerHeading } from "../../components/AnswerHeading";
import { SignMark } from "../../components/ChangeRow";
import { CommandBar, type Command } from "../../components/CommandBar";
import { EmptyState } from "../../components/EmptyState";
import { ProblemRow } from "../../components/ProblemRow";
import { Screen } from "../../components/Screen";
import { useSelected } from "../../components/useSelected";
import { running, useStore } from "../../shell/store";
import { breakpoints } from "../../theme/sizes";
import { useMediaQuery } from "../../theme/useMediaQuery";
import type { service } from "../../wailsjs/go/models";
import * as Plan from "../../wailsjs/go/service/Plan";
import { ApprovalPane } from "./ApprovalPane";
import { Effects } from "./Effects";
import { Lanes } from "./Lanes";
import { LinePane } from "./LinePane";
import { feelings, planRows, type Shown } from "./planModel";
import { Problems } from "./Problems";
import { usePlanAnswer } from "./usePlanAnswer";

const useStyles = makeStyles({
  legend: { display: "flex", gap: "10px" },
  filter: { minWidth: "132px" },
});

/** In a window too narrow for list and pane, this stands in the address while the approval is in view. */
const approvalId = "approval";

/** What happens, to whom, how long it takes and whether it is safe; a person approves it here, and nowhere else. */
export default function PlanScreen() {
  const styles = useStyles();
  const { t } = useTranslation("plan");
  const navigate = useNavigate();
  const [selected, select] = useSelected();
  const [folded, setFolded] = useState<ReadonlySet<string>>();
  const [shown, setShown] = useState<Shown>("");
  const onePane = useMediaQuery(`(max-width: ${breakpoints.onePane - 1}px)`);
  const narrow = useMediaQuery(`(max-width: ${breakpoints.rail}px)`);
  const busy = useStore(running).size > 0;
  const query = useQuery({
    queryKey: keys.plan(),
    queryFn: ({ signal }) => call(Plan.View, signal),
  });
  const readAndMake = useMutation({ mutationFn: () => call(Plan.ReadAndMake) });
  const make = useMutation({ mutationFn: () => call(Plan.Make) });
  const view = query.data;
  const answer = usePlanAnswer(view);
  const some = view?.exists === true && view.bill.changes > 0;
  const closed = folded ?? closedAtFirst(view?.lanes ?? []);
  const line = selected === approvalId ? undefined : selected;
  const wanted = busy || readAndMake.isPending || make.isPending;

  const fold = (lane: string, open: boolean) => {
    const next = new Set(closed);
    if (open) next.delete(lane);
    else next.add(lane);
    setFolded(next);
  };
  const commands: Command[] = [
    {
      id: "read",
      words: t("commands.read"),
      icon: <ArrowSyncRegular />,
      primary: view !== undefined && !["", "ran", "checking"].includes(view.stale),
      disabled: wanted,
      onRun: () => readAndMake.mutate(),
    },
    ...(view?.exists
      ? [
          {
            id: "make",
            words: t("commands.make"),
            disabled: wanted,
            onRun: () => make.mutate(),
          },
        ]
      : []),
    ...(onePane && some
      ? [
          {
            id: "approval",
            words: t("commands.approval"),
            icon: <ShieldCheckmarkRegular />,
            onRun: () => select(approvalId),
          },
        ]
      : []),
    ...(some
      ? [
          {
            id: "scripts",
            words: t("commands.scripts"),
            icon: <DocumentRegular />,
            onRun: () => void navigate({ to: "/documents", search: { select: "scripts" } }),
          },
        ]
      : []),
  ];
  const approval = view && some && (
    <ApprovalPane
      key={view.fingerprint}
      view={view}
      onClose={onePane ? () => select(undefined) : undefined}
    />
  );
  const pane =
    line && view ? (
      <LinePane key={line} id={line} plan={view.number} onClose={() => select(undefined)} />
    ) : !onePane || selected === approvalId ? (
      approval
    ) : undefined;
  return (
    <Screen pane={pane} onClosePane={() => select(undefined)}>
      {query.error && <ProblemRow problem={toProblem(query.error)} at="work" />}
      <AnswerHeading answer={answer.heading} above={answer.above} qualifier={answer.qualifier}>
        {view && <Effects view={view} />}
      </AnswerHeading>
      {view?.exists && (
        <CommandBar
          commands={commands}
          right={
            some && (
              <>
                {!narrow && <Legend />}
                <Select
                  size="small"
                  className={styles.filter}
                  aria-label={t("filter.label")}
                  value={shown}
                  onChange={(_, data) => setShown(data.value as Shown)}
                >
                  <option value="">{t("filter.all", { count: view.bill.changes })}</option>
                  {feelings.map((felt) => (
                    <option key={felt} value={felt}>
                      {t(`filter.${felt}`)}
                    </option>
                  ))}
                </Select>
              </>
            )
          }
        />
      )}
      {view && !view.exists && (
        <EmptyState
          title={t("empty.title")}
          words={t("empty.words")}
          actions={wanted ? [] : [{ words: t("empty.action"), onRun: () => readAndMake.mutate() }]}
        />
      )}
      {view?.exists && (
        <Problems
          view={view}
          onReadAgain={() => readAndMake.mutate()}
          onMake={() => make.mutate()}
          onShow={setShown}
        />
      )}
      {view && some && (
        <Lanes
          rows={planRows(view.lanes, closed, shown)}
          closed={closed}
          selected={line}
          onFold={fold}
          onSelect={select}
        />
      )}
    </Screen>
  );
}

/** A lane that touches nobody yet is closed at first, unless there is no other. */
function closedAtFirst(lanes: readonly service.PlanLaneView[]): ReadonlySet<string> {
  const quiet = lanes.filter((lane) => lane.users === 0 && lane.lane === "groups");
  return new Set(lanes.length > quiet.length ? quiet.map((lane) => lane.lane) : []);
}

function Legend() {
  const styles = useStyles();
  const { t } = useTranslation("plan");
  return (
    <span className={styles.legend} aria-hidden>
      {(["add", "change", "remove"] as const).map((sign) => (
        <span key={sign}>
          <SignMark sign={sign} /> {t(`common:sign.${sign}`)}
        </span>
      ))}
    </span>
  );
}
