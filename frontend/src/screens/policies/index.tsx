import { AddRegular, ArrowImportRegular, CopyRegular, DeleteRegular } from "@fluentui/react-icons";
import { BranchCompareRegular } from "@fluentui/react-icons";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { call, toProblem } from "../../api";
import { AnswerHeading } from "../../components/AnswerHeading";
import { ChooseOne } from "../../components/ChooseOne";
import { CommandBar } from "../../components/CommandBar";
import { EmptyState } from "../../components/EmptyState";
import { ProblemRow } from "../../components/ProblemRow";
import { Screen } from "../../components/Screen";
import { useSelected } from "../../components/useSelected";
import { count } from "../../format";
import type { service } from "../../wailsjs/go/models";
import * as Policies from "../../wailsjs/go/service/Policies";
import { DesignTabs } from "../personas/DesignTabs";
import { ComparePane } from "./ComparePane";
import { CopyPane, NewPolicy } from "./NewPolicy";
import { PolicyList } from "./PolicyList";
import { PolicyPane } from "./PolicyPane";
import { lineOf } from "./rows";
import { TakeOver } from "./TakeOver";
import { usePolicyBoard } from "./usePolicies";

/** What differs from what everybody has: the policies by type, one of them in the pane. */
export default function PoliciesScreen() {
  const { t } = useTranslation("policies");
  const [selected, select] = useSelected();
  const [doing, setDoing] = useState<"new" | "take" | "copy" | "compare">();
  const [all, setAll] = useState("used");
  const query = usePolicyBoard();
  const remove = useMutation({ mutationFn: (key: string) => call(() => Policies.Delete(key)) });
  const board = query.data;
  const chosen = lineOf(board, selected);
  const choose = (key: string | undefined) => {
    setDoing(undefined);
    select(key);
  };
  const leave = () => setDoing(undefined);
  const inDesign = chosen !== undefined && chosen.line.comes !== "orphan";
  const pane = !board ? undefined : doing === "new" ? (
    <NewPolicy board={board} type={chosen?.group.type} onDone={choose} onClose={leave} />
  ) : doing === "take" ? (
    <TakeOver board={board} type={chosen?.group.type} onDone={choose} onClose={leave} />
  ) : doing === "copy" && chosen ? (
    <CopyPane key={chosen.line.key} line={chosen.line} onDone={choose} onClose={leave} />
  ) : doing === "compare" && chosen ? (
    <ComparePane key={chosen.line.key} {...chosen} onClose={leave} />
  ) : chosen ? (
    <PolicyPane
      key={chosen.line.key}
      id={chosen.line.key}
      onSelect={choose}
      onClose={() => choose(undefined)}
    />
  ) : undefined;
  const nothing = board?.groups.every((group) => group.lines.length === 0);
  return (
    <Screen
      tabs={<DesignTabs selected="policies" />}
      pane={pane}
      onClosePane={() => choose(undefined)}
    >
      {query.error && <ProblemRow problem={toProblem(query.error)} at="work" />}
      {board ? <Answer board={board} /> : <AnswerHeading answer={t("question")} />}
      <CommandBar
        commands={[
          {
            id: "new",
            words: t("commands.new"),
            icon: <AddRegular />,
            primary: true,
            onRun: () => setDoing("new"),
          },
          {
            id: "take",
            words: t("commands.take"),
            icon: <ArrowImportRegular />,
            onRun: () => setDoing("take"),
          },
          {
            id: "copy",
            words: t("commands.copy"),
            icon: <CopyRegular />,
            disabled: !chosen || chosen.group.builtIn,
            onRun: () => setDoing("copy"),
          },
          {
            id: "compare",
            words: t("commands.compare"),
            icon: <BranchCompareRegular />,
            disabled: !chosen,
            onRun: () => setDoing("compare"),
          },
          {
            id: "delete",
            words: t("commands.delete"),
            icon: <DeleteRegular />,
            disabled: !inDesign || remove.isPending,
            onRun: () => {
              if (!chosen) return;
              choose(undefined); // first: the pane would ask for a policy that is gone
              remove.mutate(chosen.line.key);
            },
          },
        ]}
        right={
          <>
            {board && board.problems > 0 && t("problems", { count: board.problems })}
            <ChooseOne
              label={t("filter.label")}
              options={["used", "all"].map((id) => ({ id, words: t(`filter.${id}`) }))}
              chosen={all}
              onChoose={setAll}
            />
          </>
        }
      />
      {nothing && all === "used" && (
        <EmptyState
          title={t("empty.title")}
          words={t("empty.words")}
          actions={[
            { words: t("empty.make"), onRun: () => setDoing("new") },
            { words: t("empty.take"), onRun: () => setDoing("take") },
          ]}
        />
      )}
      {board && (!nothing || all === "all") && (
        <PolicyList
          board={board}
          all={all === "all"}
          beside={pane !== undefined}
          selected={chosen?.line.key}
          onSelect={choose}
        />
      )}
    </Screen>
  );
}

function Answer({ board }: { board: service.PolicyBoardView }) {
  const { t } = useTranslation("policies");
  const answer =
    board.own === 0
      ? t("answer.none")
      : t(board.unknown > 0 ? "answer.unsure" : "answer.full", {
          unknown: board.unknown,
          count: board.own,
          settings: t("answer.settings", {
            count: board.unknown > 0 ? board.set : board.changes,
          }),
          nothing: t("answer.nothing", { count: board.nothing }),
        });
  return (
    <AnswerHeading
      above={t("above", { own: board.ownTypes, types: board.types })}
      answer={answer}
      qualifier={
        <>
          {board.read
            ? t("felt", { felt: count(board.felt), rest: count(board.users - board.felt) })
            : t("answer.unread")}{" "}
          {t("globals", { count: board.globals })}
        </>
      }
    />
  );
}
