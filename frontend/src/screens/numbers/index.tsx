import { makeStyles } from "@fluentui/react-components";
import { AddRegular, ArrowSyncRegular, EditRegular } from "@fluentui/react-icons";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { call, toProblem } from "../../api";
import { keys } from "../../keys";
import { AnswerHeading } from "../../components/AnswerHeading";
import { CommandBar } from "../../components/CommandBar";
import { EmptyState } from "../../components/EmptyState";
import { ProblemRow } from "../../components/ProblemRow";
import { Screen } from "../../components/Screen";
import { useSelected } from "../../components/useSelected";
import { count } from "../../format";
import { breakpoints } from "../../theme/sizes";
import { useMediaQuery } from "../../theme/useMediaQuery";
import type { service } from "../../wailsjs/go/models";
import * as Numbers from "../../wailsjs/go/service/Numbers";
import * as Shell from "../../wailsjs/go/service/Shell";
import { ManyPane } from "./ManyPane";
import { NumberGrid, type Tab } from "./NumberGrid";
import { NumberPane } from "./NumberPane";
import { RangePane } from "./RangePane";
import { placeIn } from "./rangePicture";
import { Ranges } from "./Ranges";
import { StateMark } from "./StateMark";

const useStyles = makeStyles({ legend: { display: "flex", columnGap: "16px", fontSize: "12px" } });

const nobody: ReadonlySet<string> = new Set<string>();

/** Which number, from where, and is it true: the ranges as pictures, one of them in the grid below. */
export default function NumbersScreen() {
  const { t } = useTranslation("numbers");
  const [selected, select] = useSelected();
  const [tab, setTab] = useState<Tab>("all");
  const [marked, setMarked] = useState<ReadonlySet<string>>(nobody);
  const [editing, setEditing] = useState<"new" | "open">();
  const narrow = useMediaQuery(`(max-width: ${breakpoints.rail}px)`);
  const query = useQuery({
    queryKey: keys.numbers(),
    queryFn: ({ signal }) => call(Numbers.View, signal),
  });
  const read = useMutation({ mutationFn: () => call(Shell.ReadTenant) });
  const view = query.data;
  const telephone = selected?.startsWith("+") ? selected : undefined;
  const ranges = view?.ranges ?? [];
  const range =
    ranges.find((each) =>
      telephone === undefined ? each.id === selected : placeIn(each, telephone) !== undefined,
    ) ?? ranges[0];
  const choose = (id: string | undefined) => {
    setEditing(undefined);
    setMarked(nobody);
    select(id);
  };
  const pane = editing ? (
    <RangePane
      key={editing + (range?.id ?? "")}
      range={editing === "open" ? range : undefined}
      onDone={(id) => choose(id === "" ? undefined : id)}
      onClose={() => setEditing(undefined)}
    />
  ) : marked.size > 1 ? (
    <ManyPane telephones={[...marked]} onClose={() => setMarked(nobody)} />
  ) : telephone !== undefined ? (
    <NumberPane key={telephone} telephone={telephone} onClose={() => choose(range?.id)} />
  ) : undefined;
  return (
    <Screen pane={pane} onClosePane={() => choose(range?.id)}>
      {query.error && <ProblemRow problem={toProblem(query.error)} at="work" />}
      {view ? <Answer view={view} /> : <AnswerHeading answer={t("question")} />}
      <CommandBar
        commands={[
          {
            id: "range",
            words: t("commands.range"),
            icon: <AddRegular />,
            primary: true,
            onRun: () => setEditing("new"),
          },
          {
            id: "edit",
            words: t("commands.edit"),
            icon: <EditRegular />,
            disabled: !range,
            onRun: () => setEditing("open"),
          },
          {
            id: "read",
            words: t("commands.read"),
            icon: <ArrowSyncRegular />,
            disabled: read.isPending,
            onRun: () => read.mutate(),
          },
        ]}
        right={view && !narrow && ranges.length > 0 ? <Legend view={view} /> : undefined}
      />
      {view && ranges.length === 0 && (
        <EmptyState
          title={t("empty.title")}
          words={t(view.readAt === "" ? "empty.words" : "empty.read")}
          actions={[
            { words: t("empty.add"), onRun: () => setEditing("new") },
            ...(view.readAt === ""
              ? [{ words: t("commands.read"), onRun: () => read.mutate() }]
              : []),
          ]}
        />
      )}
      {range && (
        <>
          <Ranges
            ranges={ranges}
            open={range.id}
            telephone={telephone}
            onOpen={(id) => {
              setTab("all");
              choose(id);
            }}
            onPick={(_, picked) => {
              setTab("all");
              choose(picked);
            }}
          />
          <NumberGrid
            key={range.id}
            range={range}
            tab={tab}
            onTab={setTab}
            selected={telephone}
            place={telephone === undefined ? undefined : placeIn(range, telephone)}
            onSelect={choose}
            marked={marked}
            onMark={setMarked}
          />
        </>
      )}
    </Screen>
  );
}

function Answer({ view }: { view: service.NumbersView }) {
  const { t } = useTranslation("numbers");
  const free = view.states["free"] ?? 0;
  const unknown = view.states["unknown"] ?? 0;
  if (view.total === 0) {
    const known = { count: view.outside, n: count(view.outside) };
    const answer = view.outside === 0 ? t("answer.none") : t("answer.outside", known);
    return <AnswerHeading answer={answer} />;
  }
  const values = { count: free, n: count(free), differ: count(view.differ) };
  const says = [
    view.readAt === "" ? t("qualifier.unread") : "",
    unknown > 0 ? t("qualifier.unknown", { count: unknown, n: count(unknown) }) : "",
    view.astray > 0 ? t("qualifier.astray", { count: view.astray, n: count(view.astray) }) : "",
    view.planTakes > 0
      ? t("qualifier.plan", { count: view.planTakes, n: count(view.planTakes) })
      : "",
  ].filter((part) => part !== "");
  return (
    <AnswerHeading
      above={t("above", { count: view.ranges.length, n: count(view.total) })}
      answer={view.readAt === "" ? t("answer.unread", values) : t("answer.full", values)}
      qualifier={says.length === 0 && view.differ === 0 ? t("qualifier.true") : says.join(" ")}
    />
  );
}

function Legend({ view }: { view: service.NumbersView }) {
  const styles = useStyles();
  const { t } = useTranslation("numbers");
  const assigned = (view.states["assigned"] ?? 0) + (view.states["service"] ?? 0);
  const figures: [string, number][] = [
    ["assigned", assigned],
    ["reserved", view.states["reserved"] ?? 0],
    ["quarantined", view.states["quarantined"] ?? 0],
    ["free", view.states["free"] ?? 0],
  ];
  return (
    <span className={styles.legend}>
      {figures.map(([state, n]) => (
        <StateMark key={state} state={state} words={t(`legend.${state}`, { n: count(n) })} />
      ))}
    </span>
  );
}
