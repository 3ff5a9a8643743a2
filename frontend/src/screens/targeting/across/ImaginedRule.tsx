import { makeStyles, tokens } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import { ChooseOne } from "../../../components/ChooseOne";
import type { service } from "../../../wailsjs/go/models";
import { RuleEditor } from "../RuleEditor";
import { RuleProblems } from "../RuleProblems";
import { laidOut } from "../ruleText";
import { useTrial } from "../useTrial";
import type { Question } from "./question";

const useStyles = makeStyles({
  root: { padding: "12px 0 0", display: "grid", rowGap: "8px" },
  of: {
    display: "grid",
    gridTemplateColumns: "auto minmax(0, 320px)",
    columnGap: "8px",
    alignItems: "center",
    justifyContent: "start",
  },
  word: { color: tokens.colorNeutralForeground2 },
});

/** The one rule that may be imagined besides: whose it is, and how it reads. */
export function ImaginedRule(props: {
  question: Question;
  rules: readonly service.RuleItemView[];
  onChange: (question: Question) => void;
}) {
  const styles = useStyles();
  const { t } = useTranslation("targeting");
  const { question, rules, onChange } = props;
  const choose = (personaId: string) => {
    const rule = rules.find((each) => each.personaId === personaId)?.rule ?? "";
    onChange({ ...question, personaId, rule: laidOut(rule) });
  };
  return (
    <div className={styles.root}>
      <div className={styles.of}>
        <span className={styles.word}>
          {t(question.edits.length === 0 ? "whatIf.rule.only" : "whatIf.rule.of")}
        </span>
        <ChooseOne
          label={t("whatIf.rule.persona")}
          options={[
            { id: "", words: t("whatIf.rule.none") },
            ...rules.map((rule) => ({ id: rule.personaId, words: rule.name })),
          ]}
          chosen={question.personaId}
          onChoose={choose}
        />
      </div>
      {question.personaId !== "" && (
        <RuleText
          key={question.personaId}
          personaId={question.personaId}
          name={rules.find((each) => each.personaId === question.personaId)?.name ?? ""}
          text={question.rule}
          onText={(rule) => onChange({ ...question, rule })}
        />
      )}
    </div>
  );
}

/** The text of the imagined rule, checked as the rule itself is when it is written. */
function RuleText(props: {
  personaId: string;
  name: string;
  text: string;
  onText: (text: string) => void;
}) {
  const { t } = useTranslation("targeting");
  const { text, onText } = props;
  const { now } = useTrial(props.personaId, text);
  return (
    <div>
      <RuleEditor
        label={t("whatIf.rule.label", { name: props.name })}
        text={text}
        now={now}
        onText={onText}
      />
      <RuleProblems text={text} now={now} onText={onText} />
    </div>
  );
}
