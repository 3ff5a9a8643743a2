import {
  AddRegular,
  ColumnDoubleCompareRegular,
  CopyRegular,
  DeleteRegular,
  PeopleAddRegular,
  RenameRegular,
} from "@fluentui/react-icons";
import { useMutation } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { call, toProblem } from "../../api";
import { AnswerHeading } from "../../components/AnswerHeading";
import { CommandBar } from "../../components/CommandBar";
import { EmptyState } from "../../components/EmptyState";
import { LinkButton } from "../../components/LinkButton";
import { ProblemRow } from "../../components/ProblemRow";
import { Screen } from "../../components/Screen";
import { useSelected } from "../../components/useSelected";
import { count } from "../../format";
import { breakpoints } from "../../theme/sizes";
import { useMediaQuery } from "../../theme/useMediaQuery";
import type { service } from "../../wailsjs/go/models";
import * as Personas from "../../wailsjs/go/service/Personas";
import * as Shell from "../../wailsjs/go/service/Shell";
import { Board } from "./Board";
import { cardOf } from "./board";
import { ComparePane } from "./ComparePane";
import { DeletePane } from "./DeletePane";
import { DesignTabs } from "./DesignTabs";
import { LeftOver } from "./LeftOver";
import { NamesPane } from "./NamesPane";
import { NewPersona } from "./NewPersona";
import { PersonaPane } from "./PersonaPane";
import { ReconciledPane } from "./Reconciled";
import { TakeOverPane } from "./TakeOverPane";
import { useBoard, useReconciled } from "./usePersonas";

/** What the pane is for, where it is not the persona itself. */
type Doing = "new" | "copy" | "compare" | "takeOver" | "names" | "delete";

/** What the address names for the picture of what was said beside what is. */
const reconciled = "reconciled";

/** What each kind of user gets: the personas in three columns by layer, one of them in the pane. */
export default function PersonasScreen() {
  const { t } = useTranslation("personas");
  const [selected, select] = useSelected();
  const [making, setMaking] = useState<Doing>();
  const query = useBoard();
  const remove = useMutation({
    mutationFn: (id: string) => call(() => Personas.Delete(id)),
    onSuccess: () => choose(undefined),
  });
  const board = query.data;
  const chosen = board && cardOf(board, selected);
  const choose = (id: string | undefined) => {
    setMaking(undefined);
    select(id);
  };
  const pane =
    making === "takeOver" && board ? (
      <TakeOverPane read={board.read} onClose={() => setMaking(undefined)} />
    ) : making === "names" ? (
      <NamesPane onClose={() => setMaking(undefined)} />
    ) : making === "delete" && chosen ? (
      <DeletePane
        id={chosen.id}
        deleting={remove.isPending}
        onDelete={() => remove.mutate(chosen.id)}
        onClose={() => setMaking(undefined)}
      />
    ) : making === "compare" && chosen && board ? (
      <ComparePane
        key={`compare ${chosen.id}`}
        board={board}
        first={chosen.id}
        onClose={() => setMaking(undefined)}
      />
    ) : making === "new" || making === "copy" ? (
      <NewPersona
        key={making}
        from={making === "copy" ? chosen : undefined}
        onDone={choose}
        onClose={() => setMaking(undefined)}
      />
    ) : chosen && board ? (
      <PersonaPane
        key={chosen.id}
        id={chosen.id}
        read={board.read}
        onClose={() => choose(undefined)}
      />
    ) : selected === reconciled ? (
      <ReconciledPane onClose={() => choose(undefined)} />
    ) : undefined;
  const empty = board?.layers.every((layer) => layer.personas.length === 0);
  return (
    <Screen
      tabs={<DesignTabs selected="personas" />}
      pane={pane}
      onClosePane={() => choose(undefined)}
    >
      {query.error && <ProblemRow problem={toProblem(query.error)} at="work" />}
      {board ? (
        <Answer board={board} onSaid={() => choose(reconciled)} />
      ) : (
        <AnswerHeading answer={t("question")} />
      )}
      <CommandBar
        commands={[
          {
            id: "new",
            words: t("commands.new"),
            icon: <AddRegular />,
            primary: true,
            onRun: () => setMaking("new"),
          },
          {
            id: "takeOver",
            words: t("commands.takeOver"),
            icon: <PeopleAddRegular />,
            onRun: () => setMaking("takeOver"),
          },
          {
            id: "copy",
            words: t("commands.copy"),
            icon: <CopyRegular />,
            disabled: !chosen,
            onRun: () => setMaking("copy"),
          },
          {
            id: "compare",
            words: t("commands.compare"),
            icon: <ColumnDoubleCompareRegular />,
            disabled: !chosen,
            onRun: () => setMaking("compare"),
          },
          {
            id: "names",
            words: t("commands.names"),
            icon: <RenameRegular />,
            onRun: () => setMaking("names"),
          },
          {
            id: "delete",
            words: t("commands.delete"),
            icon: <DeleteRegular />,
            disabled: !chosen || remove.isPending,
            onRun: () => setMaking("delete"),
          },
        ]}
        right={board && board.problems > 0 && t("problems", { count: board.problems })}
      />
      {remove.error && <ProblemRow problem={toProblem(remove.error)} at="work" />}
      <LeftOver />
      {empty && (
        <EmptyState
          title={t("empty.title")}
          words={t("empty.words")}
          actions={[{ words: t("commands.newLong"), onRun: () => setMaking("new") }]}
        />
      )}
      {board && !empty && <Board board={board} selected={selected} onSelect={choose} />}
    </Screen>
  );
}

function Answer({ board, onSaid }: { board: service.PersonaBoardView; onSaid: () => void }) {
  const { t } = useTranslation("personas");
  const navigate = useNavigate();
  const narrow = useMediaQuery(`(max-width: ${breakpoints.rail}px)`);
  const read = useMutation({ mutationFn: () => call(Shell.ReadTenant) });
  const total = board.layers.reduce((sum, layer) => sum + layer.personas.length, 0);
  const of = (id: string) => board.layers.find((layer) => layer.layer === id);
  const calling = of("calling")?.users ?? 0;
  const none = of("baseline")?.none ?? 0;
  if (!board.read || total === 0) {
    return (
      <AnswerHeading
        answer={total === 0 ? t("answer.none") : t("answer.unread", { count: total })}
        qualifier={
          <>
            {total === 0 ? (
              t("answer.noneSays")
            ) : (
              <>
                {t("answer.unreadSays")}{" "}
                <LinkButton disabled={read.isPending} onClick={() => read.mutate()}>
                  {t("readTenant")}
                </LinkButton>
              </>
            )}{" "}
            <SaidLink onOpen={onSaid} after={total > 0} />
          </>
        }
      />
    );
  }
  return (
    <AnswerHeading
      above={t("above", { count: total })}
      answer={
        narrow
          ? t("answer.short", { count: calling, n: count(calling), users: count(board.users) })
          : t("answer.full", { count: calling, n: count(calling), own: count(board.own) })
      }
      qualifier={
        <>
          {t("qualifier", { calling: count(board.users - calling), none: count(none) })}{" "}
          {none > 0 && (
            <LinkButton
              onClick={() => void navigate({ to: "/targeting", search: { select: "nobody" } })}
            >
              {t("whoAreThey")}
            </LinkButton>
          )}{" "}
          <SaidLink onOpen={onSaid} after={none > 0} />
        </>
      }
    />
  );
}

/** The way to the picture; it says how much is open. After another link it is parted from it. */
function SaidLink({ onOpen, after }: { onOpen: () => void; after: boolean }) {
  const { t } = useTranslation("personas");
  const open = useReconciled().data?.open ?? 0;
  return (
    <>
      {after && t("between")}
      <LinkButton onClick={onOpen}>
        {open > 0 ? t("reconciled.linkOpen", { count: open }) : t("reconciled.link")}
      </LinkButton>
    </>
  );
}
