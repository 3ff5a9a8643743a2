import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { call, toProblem } from "../../api";
import { keys } from "../../keys";
import { AnswerHeading } from "../../components/AnswerHeading";
import { ProblemRow } from "../../components/ProblemRow";
import { Screen } from "../../components/Screen";
import { useSelected } from "../../components/useSelected";
import { breakpoints } from "../../theme/sizes";
import { useMediaQuery } from "../../theme/useMediaQuery";
import * as Workshop from "../../wailsjs/go/service/Workshop";
import { Begin } from "./Begin";
import { questionKey, questionsInOrder, startAt } from "./interviewModel";
import { Finish } from "./Finish";
import { Known } from "./Known";
import { Question } from "./Question";
import { Sections } from "./Sections";

/** The address of the page after the last question. */
const end = "end";

/** The interview in the room: one question at a time, what is known at the right, how far it is at the left. */
export default function InterviewScreen() {
  const { t } = useTranslation("interview");
  const { id = "" } = useParams({ strict: false });
  const [selected, select] = useSelected();
  const [listed, setListed] = useState(false);
  const narrow = useMediaQuery(`(max-width: ${breakpoints.rail}px)`);
  const onePane = useMediaQuery(`(max-width: ${breakpoints.onePane - 1}px)`);
  const interview = useQuery({
    queryKey: keys.interview(id),
    queryFn: ({ signal }) => call(() => Workshop.Interview(id), signal),
  });
  const view = interview.data;
  const problem = interview.error && <ProblemRow problem={toProblem(interview.error)} at="work" />;
  if (!view) {
    return (
      <Screen>
        {problem}
        <AnswerHeading answer={t("question")} />
      </Screen>
    );
  }
  const all = questionsInOrder(view.sections);
  const begun = view.interview.state !== "planned" || view.answered > 0 || selected !== undefined;
  const at = startAt(all, selected);
  const standing = all[at];
  const go = (index: number) => {
    const to = all[index];
    setListed(false);
    select(to ? questionKey(to.question) : end);
  };
  const sections = (
    <Sections
      view={view}
      current={selected === end ? undefined : standing}
      onOpen={(key) => {
        setListed(false);
        select(key);
      }}
    />
  );
  if (!begun || !standing) {
    return (
      <Screen>
        {problem}
        <Begin view={view} onBegun={() => go(0)} />
      </Screen>
    );
  }
  return (
    <Screen
      second={onePane ? undefined : sections}
      secondWidth={248}
      pane={narrow || selected === end ? undefined : <Known standing={standing} />}
    >
      {problem}
      {onePane && listed ? (
        sections
      ) : selected === end ? (
        <Finish view={view} all={all} onBack={() => go(all.length - 1)} onOpen={go} />
      ) : (
        <Question
          key={questionKey(standing.question)}
          department={view.department}
          standing={standing}
          total={all.length}
          next={all[at + 1]?.question.short}
          onBack={at > 0 ? () => go(at - 1) : undefined}
          onNext={() => go(at + 1)}
          onList={onePane ? () => setListed(true) : undefined}
        />
      )}
    </Screen>
  );
}
