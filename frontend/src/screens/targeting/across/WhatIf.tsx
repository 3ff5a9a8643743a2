import { makeStyles } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { call, toProblem, type Problem } from "../../../api";
import { keys } from "../../../keys";
import { AnswerHeading } from "../../../components/AnswerHeading";
import { CommandBar } from "../../../components/CommandBar";
import { LinkButton } from "../../../components/LinkButton";
import { ProblemRow } from "../../../components/ProblemRow";
import { Screen } from "../../../components/Screen";
import { StateBadge } from "../../../components/StateBadge";
import { count } from "../../../format";
import type { service } from "../../../wailsjs/go/models";
import * as Targeting from "../../../wailsjs/go/service/Targeting";
import { buildable } from "../conditions";
import { ChangedPane, ways, type Way } from "./ChangedPane";
import { EditRow } from "./EditRow";
import { ImaginedRule } from "./ImaginedRule";
import { nothingYet, presets, type Question } from "./question";
import { useWhatIf } from "./useWhatIf";
import { WhatIfAnswer } from "./WhatIfAnswer";

const useStyles = makeStyles({
  form: { padding: "4px 24px 0" },
  saved: { padding: "12px 24px 0" },
  last: { height: "24px", flexShrink: 0 },
});

/** The types of attributes that hold one value, which alone can be imagined otherwise. */
const single = ["string", "boolean", "date"];

const wanted = ["rename", "close", "correct", "off"] as const;

/** What would change if attributes or a rule were different: asked and answered while it is typed, and kept nowhere. */
export default function WhatIf(props: {
  rules: readonly service.RuleItemView[];
  read: boolean;
  /** The persona whose changes are open, and which: who comes in, who leaves, or everybody who is touched. */
  parts: readonly string[];
  onParts: (...parts: string[]) => void;
  question: Question;
  onQuestion: (question: Question) => void;
}) {
  const styles = useStyles();
  const { t } = useTranslation("targeting");
  const { question, onQuestion, rules, read } = props;
  const { answered, error } = useWhatIf(question);
  const problem = error && toProblem(error);
  const known = useQuery({
    queryKey: keys.properties(),
    queryFn: ({ signal }) => call(Targeting.Properties, signal),
  });
  // Only an attribute that holds one value can be imagined with another.
  const properties = buildable(known.data ?? []).filter(({ type }) => single.includes(type));
  const { edits } = question;
  const [personaId, which] = props.parts;
  const persona = answered?.answer.personas?.find((each) => each.personaId === personaId);
  const close = () => props.onParts();
  const way: Way = ways.find((each) => each === which) ?? "in";
  return (
    <Screen
      scrolls
      onClosePane={close}
      pane={
        answered &&
        (persona || way === "touched") && (
          <ChangedPane
            key={`${personaId} ${way}`}
            answered={answered}
            persona={persona}
            way={way}
            onClose={close}
          />
        )
      }
    >
      <Heading
        answer={answered?.answer}
        stale={error !== null}
        read={read}
        onTouched={() => props.onParts("", "touched")}
      />
      <CommandBar
        commands={[
          ...wanted.map((id) => ({
            id,
            words: t(`whatIf.preset.${id}`),
            onRun: () => onQuestion({ ...question, edits: [...edits, presets[id]] }),
          })),
          {
            id: "over",
            words: t("whatIf.over"),
            disabled: question === nothingYet,
            onRun: () => onQuestion(nothingYet),
          },
        ]}
      />
      <div className={styles.saved}>
        <StateBadge state="info" words={t("whatIf.notSaved")} />
      </div>
      <div className={styles.form}>
        {edits.map((edit, index) => (
          <EditRow
            key={index}
            edit={edit}
            properties={properties}
            onChange={(next) => onQuestion({ ...question, edits: edits.with(index, next) })}
            onRemove={() => onQuestion({ ...question, edits: edits.toSpliced(index, 1) })}
          />
        ))}
        <ImaginedRule question={question} rules={rules} onChange={onQuestion} />
        {/* What is wrong with the rule stands under its text already. */}
        {problem && problem.code !== "RULE_INVALID" && <ProblemRow problem={problem} at="inline" />}
        {answered?.answer.problems?.map((found, index) => (
          <ProblemRow key={`${found.code} ${index}`} problem={found as Problem} at="inline" />
        ))}
      </div>
      {answered && (
        <WhatIfAnswer
          answer={answered.answer}
          rules={rules}
          open={persona?.personaId}
          beside={props.parts.length > 0}
          onWho={props.onParts}
        />
      )}
      <div className={styles.last} />
    </Screen>
  );
}

function Heading(props: {
  answer: service.WhatIfView | undefined;
  stale: boolean;
  read: boolean;
  onTouched: () => void;
}) {
  const { t } = useTranslation("targeting");
  const { answer } = props;
  if (!answer) {
    return (
      <AnswerHeading
        answer={t("whatIf.question")}
        qualifier={t(props.read ? "whatIf.begin" : "across.unread")}
      />
    );
  }
  const enter = t("whatIf.enter", { count: answer.enter, n: count(answer.enter) });
  const leave = t("whatIf.leave", { count: answer.leave, n: count(answer.leave) });
  return (
    <AnswerHeading
      above={t("whatIf.question")}
      answer={
        answer.enter === 0 && answer.leave === 0
          ? t("whatIf.same")
          : t("whatIf.answer", { enter, leave })
      }
      qualifier={
        <>
          {answer.touched > 0 && (
            <LinkButton onClick={props.onTouched}>
              {t("whatIf.touched", { count: answer.touched, n: count(answer.touched) })}
            </LinkButton>
          )}
          {t(answer.touched > 0 ? "whatIf.qualifierAfter" : "whatIf.qualifier", {
            before: count(answer.nobodyBefore),
            after: count(answer.nobodyAfter),
          })}{" "}
          {props.stale && t("whatIf.stale")}
        </>
      }
    />
  );
}
