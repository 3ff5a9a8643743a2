import { Field, makeStyles, Textarea, tokens } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import { ChooseOne } from "../../../components/ChooseOne";
import type { service } from "../../../wailsjs/go/models";
import { laidOut } from "../ruleText";
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
  text: {
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: "13px",
    lineHeight: "24px",
    minHeight: "84px",
  },
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
        <Field label={t("whatIf.rule.is")}>
          <Textarea
            textarea={{ className: styles.text, spellCheck: false }}
            resize="vertical"
            value={question.rule}
            onChange={(_, data) => onChange({ ...question, rule: data.value })}
          />
        </Field>
      )}
    </div>
  );
}
