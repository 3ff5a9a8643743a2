import { CopyRegular } from "@fluentui/react-icons";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { call, toProblem, type Problem } from "../../api";
import { keys } from "../../keys";
import { AnswerHeading } from "../../components/AnswerHeading";
import { CommandBar } from "../../components/CommandBar";
import { ProblemRow } from "../../components/ProblemRow";
import { Screen } from "../../components/Screen";
import { useSelected } from "../../components/useSelected";
import { count } from "../../format";
import { store, useStore } from "../../shell/store";
import type { service } from "../../wailsjs/go/models";
import * as Explain from "../../wailsjs/go/service/Explain";
import * as Shell from "../../wailsjs/go/service/Shell";
import { asText } from "./asText";
import { Changed } from "./Changed";
import { lookedUp, rowKey, standingOf, type LookedUp } from "./explainModel";
import { Layers } from "./Layers";
import { PersonSearch } from "./PersonSearch";
import { Recent } from "./Recent";
import { ReasonPane } from "./ReasonPane";
import { SettingList } from "./SettingList";

/** Those looked up since the page was opened. They are names from a directory, so nothing keeps them for longer. */
const recent = store<LookedUp[]>([]);

/** Why one user has what they have: the exception in the heading, everything else below with its reason. */
export default function ExplainScreen() {
  const { t } = useTranslation("explain");
  const [selected, select] = useSelected();
  const [row, setRow] = useState<string>();
  const shell = useQuery({
    queryKey: keys.shell(),
    queryFn: ({ signal }) => call(Shell.State, signal),
  });
  const workbook = shell.data?.path ?? "";
  const known = useStore(recent).filter((each) => each.workbook === workbook);
  const explained = useQuery({
    queryKey: keys.explain(selected),
    queryFn: ({ signal }) => call(() => Explain.User(selected ?? ""), signal),
    enabled: selected !== undefined,
  });
  const read = useMutation({ mutationFn: () => call(Shell.ReadTenant) });
  const view = selected === undefined ? undefined : explained.data;
  const person = view?.person;
  useEffect(() => {
    if (person && workbook !== "") {
      recent.set(lookedUp(recent.get(), { workbook, id: person.id, name: person.name }));
    }
  }, [person, workbook]);

  const copy = useMutation({ mutationFn: (text: string) => navigator.clipboard.writeText(text) });
  const find = (idOrName: string) => {
    setRow(undefined);
    select(idOrName);
  };
  const close = () => setRow(undefined);
  const rows = view?.rows ?? [];
  const shown = rows.find((each) => rowKey(each) === row);
  return (
    <Screen
      scrolls
      pane={shown && person && <ReasonPane row={shown} person={person} onClose={close} />}
      onClosePane={close}
    >
      {explained.error && selected !== undefined && (
        <ProblemRow
          problem={toProblem(explained.error)}
          at="work"
          fixes={[{ id: "read", words: t("readTenant") }]}
          onFix={() => read.mutate()}
        />
      )}
      {view ? <PersonHeading view={view} /> : <AnswerHeading answer={t("question")} />}
      <CommandBar
        left={<PersonSearch key={person?.id} shown={person?.name ?? ""} onFound={find} />}
        commands={
          view
            ? [
                {
                  id: "copy",
                  words: t(copy.isSuccess ? "copied" : "copy"),
                  icon: <CopyRegular />,
                  onRun: () => copy.mutate(asText(view, t)),
                },
              ]
            : []
        }
        right={view && view.hidden > 0 ? t("hidden", { count: view.hidden }) : undefined}
      />
      {view ? (
        <>
          <Layers personas={view.personas ?? []} />
          {(view.problems as Problem[]).map((problem) => (
            <ProblemRow
              key={`${problem.code} ${problem.where.field}`}
              problem={problem}
              at="work"
            />
          ))}
          <SettingList rows={rows} selected={row} onSelect={setRow} />
          <Changed changed={view.changed ?? []} user={view.person.id} />
        </>
      ) : (
        <Recent people={known} onOpen={find} />
      )}
    </Screen>
  );
}

function PersonHeading({ view }: { view: service.ExplainView }) {
  const { t } = useTranslation("explain");
  const { person, rows } = view;
  const { off, unknown } = standingOf(rows ?? []);
  const name = person.name;
  const first = off[0]?.label ?? "";
  const answer =
    off.length === 1
      ? t("answer.exceptOne", { name, what: first })
      : off.length > 1
        ? t("answer.except", { name, count: off.length, total: count(rows.length) })
        : unknown.length > 0
          ? t("answer.unknown", { name, count: unknown.length, total: count(rows.length) })
          : t("answer.all", { name });
  return (
    <AnswerHeading
      above={[person.jobTitle, person.department, person.city, person.upn]
        .filter((each) => each !== "")
        .join(" · ")}
      answer={answer}
      qualifier={
        off.length > 0 && unknown.length > 0
          ? t("alsoUnknown", { count: unknown.length })
          : undefined
      }
    />
  );
}
