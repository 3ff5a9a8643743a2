import {
  AddRegular,
  ColumnDoubleCompareRegular,
  CopyRegular,
  DeleteRegular,
  PeopleAddRegular,
  RenameRegular,
} from "@fluentui/react-icons";
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
import * as Personas from "../../wailsjs/go/service/Personas";
import { Answer } from "./Answer";
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
import { useBoard } from "./usePersonas";

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
