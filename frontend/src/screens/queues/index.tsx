import { AddRegular, CopyRegular, FlowRegular, PlayRegular } from "@fluentui/react-icons";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { call, toProblem } from "../../api";
import { AnswerHeading } from "../../components/AnswerHeading";
import { CommandBar } from "../../components/CommandBar";
import { EmptyState } from "../../components/EmptyState";
import { ProblemRow } from "../../components/ProblemRow";
import { Screen } from "../../components/Screen";
import { useSelected } from "../../components/useSelected";
import type { service } from "../../wailsjs/go/models";
import * as Queues from "../../wailsjs/go/service/Queues";
import { DesignTabs } from "../personas/DesignTabs";
import { Agents } from "./Agents";
import { Flow } from "./Flow";
import { walked } from "./flowPlace";
import { NewThing } from "./NewThing";
import { SecondList } from "./SecondList";
import { ThingPane } from "./ThingPane";
import { addressOf, listed, namedBy, useDetail, useList, useOptions } from "./useCalls";

/** What does a caller meet: queues and attendants, each drawn from the number to every end. */
export default function QueuesScreen() {
  const { t } = useTranslation("queues");
  const [selected, select] = useSelected();
  const [making, setMaking] = useState<string>();
  const [at, setAt] = useState<string>();
  const list = useList();
  const options = useOptions();
  const first = list.data?.queues[0] ?? list.data?.attendants[0];
  const chosen = listed(list.data, namedBy(selected));
  const thing = chosen ?? first;
  const detail = useDetail(thing);
  const view = thing && detail.data?.name === thing.name ? detail.data : undefined;
  const choose = (address: string | undefined) => {
    setMaking(undefined);
    setAt(undefined);
    select(address);
  };
  const heard = useMutation({ mutationFn: () => call(Queues.Heard) });
  const take = useMutation({
    mutationFn: (line: service.CallLine) => call(() => Queues.TakeOver(line.kind, line.name)),
    onSuccess: (_, line) => choose(addressOf(line.kind, line.name)),
  });
  const copy = useMutation({
    mutationFn: () => call(() => Queues.Duplicate(thing?.kind ?? "", thing?.name ?? "")),
    onSuccess: (name) => choose(addressOf(thing?.kind ?? "", name)),
  });
  const walk = () => {
    if (!view) return;
    const order = walked(view.nodes, view.edges);
    const next = order[at === undefined ? 0 : order.indexOf(at) + 1] ?? order[0];
    if (next === undefined) return;
    setAt(next);
    document.getElementById(`node-${next}`)?.focus();
  };
  const error =
    list.error ??
    options.error ??
    (thing && detail.error) ??
    heard.error ??
    take.error ??
    copy.error;
  const empty = list.data && !first && thing === undefined;
  const pane = making ? (
    <NewThing key={making} kind={making} onDone={choose} onClose={() => setMaking(undefined)} />
  ) : view && options.data && chosen ? (
    <ThingPane
      key={`${view.kind} ${view.name}`}
      view={view}
      options={options.data}
      onSelect={choose}
    />
  ) : undefined;
  const waiting = list.data?.heard ?? [];
  return (
    <Screen
      tabs={<DesignTabs selected="queues" />}
      secondWidth={232}
      second={
        list.data && (
          <SecondList
            list={list.data}
            selected={thing && addressOf(thing.kind, thing.name)}
            onSelect={choose}
            onTake={(line) => take.mutate(line)}
          />
        )
      }
      pane={pane}
      onClosePane={() => choose(undefined)}
      scrolls
    >
      {error && <ProblemRow problem={toProblem(error)} at="work" />}
      <AnswerHeading
        above={view && view.nodes.length > 0 ? t("above", { name: view.name }) : undefined}
        answer={
          view
            ? view.answer || view.account?.name || view.name
            : empty
              ? t("empty.answer")
              : t("question")
        }
        qualifier={view?.beside}
      />
      <CommandBar
        commands={[
          {
            id: "walk",
            words: t("commands.walk"),
            icon: <PlayRegular />,
            primary: true,
            disabled: !view || view.nodes.length === 0,
            onRun: walk,
          },
          {
            id: "queue",
            words: t("commands.queue"),
            icon: <AddRegular />,
            onRun: () => setMaking("queue"),
          },
          {
            id: "attendant",
            words: t("commands.attendant"),
            icon: <FlowRegular />,
            onRun: () => setMaking("attendant"),
          },
          {
            id: "more",
            words: t("commands.other"),
            entries: ["schedule", "holidays", "account", "team"].map((id) => ({
              id,
              words: t(`make.${id}`),
              onRun: () => setMaking(id),
            })),
          },
          {
            id: "copy",
            words: t("commands.copy"),
            icon: <CopyRegular />,
            disabled: !view,
            onRun: () => copy.mutate(),
          },
          ...(waiting.length > 0
            ? [
                {
                  id: "heard",
                  words: t("commands.heard", { count: waiting.length }),
                  onRun: () => heard.mutate(),
                },
              ]
            : []),
        ]}
        right={
          list.data && list.data.problems > 0
            ? t("problems", { count: list.data.problems })
            : undefined
        }
      />
      {empty && (
        <EmptyState
          title={t("empty.title")}
          words={t("empty.words")}
          actions={[
            ...(waiting.length > 0
              ? [
                  {
                    words: t("commands.heard", { count: waiting.length }),
                    onRun: () => heard.mutate(),
                  },
                ]
              : []),
            { words: t("empty.make"), onRun: () => setMaking("queue") },
          ]}
        />
      )}
      {view && <Work view={view} at={at} onWalk={setAt} onSelect={choose} />}
    </Screen>
  );
}

function Work(props: {
  view: service.CallView;
  at: string | undefined;
  onWalk: (id: string) => void;
  onSelect: (address: string) => void;
}) {
  const { view } = props;
  return (
    <>
      {view.nodes.length > 0 && (
        <Flow
          view={view}
          at={props.at}
          onWalk={props.onWalk}
          onOpen={(node) => {
            props.onWalk(node.id);
            if (node.of !== "") props.onSelect(addressOf(node.of, node.name));
          }}
        />
      )}
      <Agents lines={view.agents} />
    </>
  );
}
