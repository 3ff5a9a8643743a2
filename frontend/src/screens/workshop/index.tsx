import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { AddRegular, PlayRegular } from "@fluentui/react-icons";
import { useTranslation } from "react-i18next";
import { call, toProblem } from "../../api";
import { keys } from "../../keys";
import { AnswerHeading } from "../../components/AnswerHeading";
import { CommandBar } from "../../components/CommandBar";
import { EmptyState } from "../../components/EmptyState";
import { ProblemRow } from "../../components/ProblemRow";
import { Screen } from "../../components/Screen";
import { useSelected } from "../../components/useSelected";
import { count, day } from "../../format";
import type { service } from "../../wailsjs/go/models";
import * as Workshop from "../../wailsjs/go/service/Workshop";
import { BoardGrid } from "./BoardGrid";
import { CellPane } from "./CellPane";
import { DepartmentPane } from "./DepartmentPane";
import { nextToHear, parsePlace, placeText, type Place } from "./place";

/** What each department said, side by side: one column a department, one row a question. */
export default function WorkshopScreen() {
  const { t } = useTranslation("workshop");
  const navigate = useNavigate();
  const [selected, select] = useSelected();
  const board = useQuery({
    queryKey: keys.board(),
    queryFn: ({ signal }) => call(Workshop.Board, signal),
  });
  const view = board.data;
  const place = parsePlace(selected);
  const go = (to: Place) => select(placeText(to));
  const close = () => select(undefined);
  const hear = (id: string, question?: string) =>
    void navigate({
      to: "/workshop/interview/$id",
      params: { id },
      search: question ? { select: question } : {},
    });
  const departments = view?.departments ?? [];
  const shownDepartment =
    place && place.kind !== "new"
      ? departments.find((each) => each.id === place.department)
      : undefined;
  const next = shownDepartment ?? nextToHear(departments);

  const pane =
    place?.kind === "new" ? (
      <DepartmentPane key="+" onClose={close} onSaved={(id) => select(id)} onHear={hear} />
    ) : place && shownDepartment ? (
      place.kind === "cell" ? (
        <CellPane
          department={shownDepartment}
          question={place.question}
          onClose={close}
          onHear={hear}
        />
      ) : (
        <DepartmentPane
          key={shownDepartment.id}
          department={shownDepartment}
          onClose={close}
          onSaved={(id) => select(id)}
          onHear={hear}
        />
      )
    ) : undefined;

  return (
    <Screen pane={pane} onClosePane={close}>
      {board.error && <ProblemRow problem={toProblem(board.error)} at="work" />}
      {view === undefined ? (
        <AnswerHeading answer={t("question")} />
      ) : departments.length === 0 ? (
        <>
          <AnswerHeading answer={t("answer.nobody")} qualifier={t("nobodyYet")} />
          <EmptyState
            title={t("addOne")}
            words={t("addOneWords", { count: view.questions })}
            actions={[{ words: t("addDepartment"), onRun: () => go({ kind: "new" }) }]}
          />
        </>
      ) : (
        <>
          <BoardHeading view={view} />
          <CommandBar
            commands={[
              ...(next
                ? [
                    {
                      id: "hear",
                      words: t("hear", { department: next.name }),
                      icon: <PlayRegular />,
                      primary: true,
                      onRun: () => hear(next.id),
                    },
                  ]
                : []),
              {
                id: "add",
                words: t("department"),
                icon: <AddRegular />,
                onRun: () => go({ kind: "new" }),
              },
            ]}
          />
          <BoardGrid view={view} selected={place} onSelect={go} />
        </>
      )}
    </Screen>
  );
}

function BoardHeading({ view }: { view: service.BoardView }) {
  const { t } = useTranslation("workshop");
  const total = view.departments.length;
  const heard = { count: total, heard: count(view.heard), total: count(total) };
  const next = nextToHear(view.departments);
  const on = next?.interview.on ?? "";
  const answer =
    view.heard === total
      ? t("answer.all", heard)
      : next && on !== ""
        ? t("answer.someThen", { ...heard, department: next.name, day: day(on) })
        : t("answer.some", heard);
  return (
    <AnswerHeading
      above={t("above", {
        count: view.questions,
        departments: t("ofDepartments", { count: total }),
      })}
      answer={answer}
      qualifier={t("callers", {
        count: view.callOutside,
        n: count(view.callOutside),
        abroad: count(view.callAbroad),
      })}
    />
  );
}
