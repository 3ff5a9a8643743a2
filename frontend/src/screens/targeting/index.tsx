import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { call, toProblem } from "../../api";
import { keys } from "../../keys";
import { AnswerHeading } from "../../components/AnswerHeading";
import { EmptyState } from "../../components/EmptyState";
import { ProblemRow } from "../../components/ProblemRow";
import { Screen } from "../../components/Screen";
import { useDraftsUnder, useKept, writeDraft } from "../../components/useDraft";
import { useSelected } from "../../components/useSelected";
import type { service } from "../../wailsjs/go/models";
import * as Targeting from "../../wailsjs/go/service/Targeting";
import { addressOf, placeOf, type Place } from "./across/places";
import { nothingYet, ofRule, type Question } from "./across/question";
import { Frame } from "./Frame";
import { Rule } from "./Rule";
import { laidOut } from "./ruleText";

// Each of these is a screen of its own, and most visits are to one rule.
const Overlaps = lazy(() => import("./across/Overlaps"));
const Quality = lazy(() => import("./across/Quality"));
const WhatIf = lazy(() => import("./across/WhatIf"));
const Checks = lazy(() => import("./across/Checks"));
const Nobody = lazy(() => import("./Nobody"));

/** Where the drafts of rules are, by the persona. */
const under = "rule text/";

/** Who gets it, and why: the rules at the left, one of them in the middle, and whom it reaches at the right. */
export default function TargetingScreen() {
  const { t } = useTranslation("targeting");
  const navigate = useNavigate();
  const [selected, select] = useSelected();
  const drafts = useDraftsUnder<string>(under);
  const { data: kept } = useKept();
  const [question, setQuestion] = useState<Question>(nothingYet);
  const query = useQuery({
    queryKey: keys.rules(),
    queryFn: ({ signal }) => call(Targeting.Rules, signal),
  });
  const view = query.data;
  if (!view || !kept) {
    return (
      <Screen>
        {query.error && <ProblemRow problem={toProblem(query.error)} at="work" />}
        <AnswerHeading answer={t("question")} />
      </Screen>
    );
  }
  const first = view.rules[0];
  if (!first) {
    return (
      <Screen>
        <AnswerHeading answer={t("empty.answer")} />
        <EmptyState
          title={t("empty.title")}
          words={t("empty.words")}
          actions={[{ words: t("empty.open"), onRun: () => void navigate({ to: "/personas" }) }]}
        />
      </Screen>
    );
  }
  const place = placeOf(selected);
  const item =
    place.view === "rule"
      ? (view.rules.find((rule) => rule.personaId === place.id) ?? first)
      : first;
  const draft = (id: string, text: string | undefined) => {
    const of = view.rules.find((rule) => rule.personaId === id);
    // A rule that is as it was is no draft, however it came to be so.
    const same = text !== undefined && of !== undefined && text === laidOut(of.rule);
    writeDraft(under + id, same ? undefined : text, {
      of: t("above", { name: of?.name ?? "" }),
      at: `/targeting?select=${encodeURIComponent(id)}`,
    });
  };
  const imagine = (asked: Question) => {
    setQuestion(asked);
    select(addressOf("what-if"));
  };
  return (
    <Frame view={view} here={place.view === "rule" ? item.personaId : place.view} onSelect={select}>
      {place.view === "rule" ? (
        <Rule
          key={item.personaId}
          view={view}
          item={item}
          draft={drafts.get(item.personaId)}
          onDraft={(text) => draft(item.personaId, text)}
          draftOf={(id) => drafts.get(id)}
          onDraftOf={draft}
          onSelect={select}
          onWhatIf={() => imagine(ofRule(item.personaId, drafts.get(item.personaId) ?? item.rule))}
        />
      ) : (
        <Suspense
          fallback={
            <Screen>
              <AnswerHeading answer={t("question")} />
            </Screen>
          }
        >
          <Across
            view={view}
            place={place}
            question={question}
            onQuestion={setQuestion}
            onImagine={imagine}
            onSelect={select}
          />
        </Suspense>
      )}
    </Frame>
  );
}

/** One of the views over all rules. */
function Across(props: {
  view: service.RuleListView;
  place: Exclude<Place, { view: "rule" }>;
  question: Question;
  onQuestion: (question: Question) => void;
  onImagine: (question: Question) => void;
  onSelect: (id: string) => void;
}) {
  const { view, place, onSelect } = props;
  const inView = (...parts: string[]) => onSelect(addressOf(place.view, ...parts));
  switch (place.view) {
    case "overlaps":
      return <Overlaps parts={place.parts} onParts={inView} onOpen={onSelect} />;
    case "quality":
      return <Quality parts={place.parts} onParts={inView} onImagine={props.onImagine} />;
    case "what-if":
      return (
        <WhatIf
          rules={view.rules}
          read={view.readAt !== ""}
          parts={place.parts}
          onParts={inView}
          question={props.question}
          onQuestion={props.onQuestion}
        />
      );
    case "checks":
      return <Checks view={view} onOpen={onSelect} />;
    default:
      return <Nobody key={place.view} view={view} which={place.view} />;
  }
}
