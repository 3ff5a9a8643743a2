import { ArrowDownloadRegular, ArrowUploadRegular } from "@fluentui/react-icons";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { call, toProblem } from "../../api";
import { keys } from "../../keys";
import { AnswerHeading } from "../../components/AnswerHeading";
import { CommandBar } from "../../components/CommandBar";
import { ProblemRow } from "../../components/ProblemRow";
import { Screen } from "../../components/Screen";
import { useSelected } from "../../components/useSelected";
import { breakpoints } from "../../theme/sizes";
import { useMediaQuery } from "../../theme/useMediaQuery";
import type { service } from "../../wailsjs/go/models";
import * as Documents from "../../wailsjs/go/service/Documents";
import { BackPane } from "./BackPane";
import { DocumentList } from "./DocumentList";
import { standing } from "./documentsModel";
import { Preview } from "./Preview";
import { SavePane } from "./SavePane";

/** What can be handed over: how current each document is, what it would hold, and Save. Nothing is written before that. */
export default function DocumentsScreen() {
  const { t } = useTranslation("documents");
  const [selected, select] = useSelected();
  const [folder, setFolder] = useState<string>();
  const [asking, setAsking] = useState(false);
  const [back, setBack] = useState(false);
  const onePane = useMediaQuery(`(max-width: ${breakpoints.onePane - 1}px)`);
  const query = useQuery({
    queryKey: keys.documents(),
    queryFn: ({ signal }) => call(Documents.View, signal),
  });
  const view = query.data;
  const documents = view?.documents ?? [];
  const chosen = documents.find((each) => each.id === selected) ?? documents[0];
  const into = folder ?? view?.folder ?? "";
  const save = useMutation({
    mutationFn: async (ids: string[]) => {
      const written: service.DocumentView[] = [];
      for (const id of ids) written.push(await call(() => Documents.Save(id, into)));
      return written;
    },
  });
  const ready = documents.filter((each) => each.missing === "").map((each) => each.id);
  const pane = back ? (
    <BackPane onClose={() => setBack(false)} />
  ) : (
    chosen &&
    (!onePane || asking) && (
      <SavePane
        key={chosen.id}
        document={chosen}
        written={save.data?.find((each) => each.id === chosen.id)}
        folder={into}
        onFolder={setFolder}
        saving={save.isPending}
        onSave={() => save.mutate([chosen.id])}
        onClose={onePane ? () => setAsking(false) : undefined}
      />
    )
  );
  return (
    <Screen
      scrolls
      pane={pane}
      onClosePane={() => {
        setAsking(false);
        setBack(false);
      }}
    >
      {query.error && <ProblemRow problem={toProblem(query.error)} at="work" />}
      <AnswerHeading
        answer={view ? answerOf(documents, t) : t("question")}
        above={view && t("above", { count: documents.length })}
      />
      {chosen && (
        <>
          <CommandBar
            commands={[
              {
                id: "save",
                words: t(onePane ? "commands.saveAs" : "commands.save", {
                  document: t(`named.${chosen.id}`),
                }),
                icon: <ArrowDownloadRegular />,
                primary: true,
                save: true,
                disabled: chosen.missing !== "" || save.isPending || into.trim() === "",
                onRun: () => (onePane ? setAsking(true) : save.mutate([chosen.id])),
              },
              {
                id: "all",
                words: t("commands.all"),
                disabled: ready.length === 0 || save.isPending || into.trim() === "",
                onRun: () => save.mutate(ready),
              },
              {
                id: "back",
                words: t("commands.back"),
                icon: <ArrowUploadRegular />,
                onRun: () => setBack(true),
              },
            ]}
          />
          <DocumentList documents={documents} selected={chosen.id} onSelect={select} />
          {chosen.missing === "" && <Preview key={chosen.id} id={chosen.id} />}
        </>
      )}
    </Screen>
  );
}

type Translate = (key: string, values?: Record<string, unknown>) => string;

function answerOf(documents: readonly service.DocumentView[], t: Translate): string {
  const { all, current, behind } = standing(documents);
  const first = behind[0];
  if (current === all) return t("answer.all", { count: all });
  if (!first) return current === 0 ? t("answer.none") : t("answer.some", { count: current, all });
  const late =
    behind.length === 1
      ? t("answer.behind", { document: t(`named.${first.id}`), count: first.edits })
      : t("answer.allBehind", { count: behind.length });
  return current === 0
    ? t("answer.onlyLate", { late })
    : t("answer.both", { current: t("answer.current", { count: current }), late });
}
