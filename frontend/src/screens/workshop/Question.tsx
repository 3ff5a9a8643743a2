import {
  Button,
  Field,
  Input,
  makeStyles,
  Textarea,
  tokens,
  typographyStyles,
} from "@fluentui/react-components";
import { useEffect, useRef, useState, type KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import { NotKept } from "../../components/NotKept";
import { clock, count } from "../../format";
import { media } from "../../theme/sizes";
import { Choices } from "./Choices";
import { choicesOf, isPicked, picked, type Standing } from "./interviewModel";
import { useAnswer } from "./useAnswer";
import { noteTyped, useRoomKeys } from "./useRoomKeys";

const useStyles = makeStyles({
  root: {
    flexGrow: 1,
    minHeight: 0,
    overflowY: "auto",
    padding: "40px 48px 24px",
    [media.onePane]: { padding: "24px 24px 16px" },
  },
  above: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground3, margin: 0 },
  question: { ...typographyStyles.title2, margin: "4px 0 8px", maxWidth: "664px" },
  hint: { ...typographyStyles.body1, color: tokens.colorNeutralForeground2, margin: "0 0 16px" },
  body: { maxWidth: "664px", display: "grid", gap: "16px", paddingTop: "8px" },
  count: { width: "100%" },
  number: { width: "160px" },
  bears: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2, margin: 0 },
  foot: {
    display: "flex",
    alignItems: "center",
    gap: "12px",
    padding: "12px 48px 24px",
    maxWidth: "664px",
    [media.onePane]: { padding: "12px 24px 16px" },
  },
  status: {
    ...typographyStyles.caption1,
    color: tokens.colorNeutralForeground3,
    marginLeft: "auto",
  },
  failed: { color: tokens.colorStatusDangerForeground3 },
});

/** One question, 28 px, nothing else as large; what is picked or typed is saved at once. */
export function Question(props: {
  department: { id: string; name: string };
  standing: Standing;
  total: number;
  next: string | undefined;
  onBack: (() => void) | undefined;
  onNext: () => void;
  onList: (() => void) | undefined;
}) {
  const styles = useStyles();
  const { t } = useTranslation("interview");
  const { question, section, inSection } = props.standing;
  const answer = useAnswer(props.department, question);
  const { shown: draft, type } = answer;
  const [leaving, setLeaving] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const choices = choicesOf(question);
  const pick = (id: string) => answer.pick(picked(question.kind, draft.choices, id));
  // A count that cannot be read is said before the question is left; whoever goes on all the same leaves it as a draft.
  const next = async () => {
    if (leaving) return;
    setLeaving(true);
    if (!(await answer.mayLeave())) {
      setLeaving(false);
      return;
    }
    answer.flush();
    if (question.kind === "count") noteTyped();
    props.onNext();
  };
  useRoomKeys({
    onPick: (at) => {
      const choice = choices[at];
      if (isPicked(question.kind) && choice) pick(choice.id);
    },
    onNext: () => void next(),
    onBack: props.onBack,
  });
  useEffect(() => {
    document.title = t("common:windowTitle", { answer: question.text });
    root.current
      ?.querySelector<HTMLElement>('input:checked, input, textarea, [tabindex="0"]')
      ?.focus({ preventScroll: true });
  }, [question.text, t]);

  const enter = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    void next();
  };
  // In a list Enter makes a line, so it takes Ctrl to go on.
  const list = question.kind === "people" || question.kind === "numbers";
  const enterInList = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey) enter(event);
  };
  // What was answered and cannot be true beside the rest is said at its field, for as long as nothing else is typed.
  const doubted = answer.unkept ? "" : question.conflict;
  const words = isPicked(question.kind) || question.kind === "count";
  const place = section.queue === "" ? section.title : section.queue;
  return (
    <>
      <div className={styles.root}>
        <p className={styles.above}>
          {t("place", { section: place, n: count(inSection + 1), of: count(section.of) })}
        </p>
        <h1 className={styles.question}>{question.text}</h1>
        {question.hint !== "" && <p className={styles.hint}>{question.hint}</p>}
        <div className={styles.body} ref={root}>
          {isPicked(question.kind) && (
            <Choices
              label={question.text}
              choices={choices}
              many={question.kind === "choices"}
              picked={draft.choices}
              onPick={pick}
            />
          )}
          {question.kind === "count" && (
            <Field
              label={t("howMany")}
              className={styles.count}
              validationState={answer.reason !== "" ? "error" : doubted !== "" ? "warning" : "none"}
              validationMessage={answer.reason || doubted || undefined}
            >
              <Input
                inputMode="numeric"
                className={styles.number}
                readOnly={leaving}
                value={draft.count}
                onChange={(_, data) => type({ count: data.value })}
                onBlur={answer.flush}
                onKeyDown={enter}
              />
            </Field>
          )}
          {(question.open || !words) && (
            <Field
              label={t(question.open ? "somethingElse" : `typed.${kindOfText(question.kind)}`)}
              hint={list ? t("listHint") : undefined}
            >
              <Textarea
                value={draft.text}
                resize="vertical"
                rows={question.open ? 1 : 3}
                onChange={(_, data) => type({ text: data.value })}
                onBlur={answer.flush}
                onKeyDown={list ? enterInList : enter}
              />
            </Field>
          )}
          <Field label={t("words")} hint={t("wordsHint")}>
            <Textarea
              value={draft.words}
              resize="vertical"
              rows={2}
              onChange={(_, data) => type({ words: data.value })}
              onBlur={answer.flush}
              onKeyDown={enter}
            />
          </Field>
          {answer.unkept && (
            <NotKept
              label={question.short}
              reason={answer.reason}
              onKeep={answer.flush}
              onDrop={answer.drop}
            />
          )}
          {question.features.length > 0 && (
            <p className={styles.bears}>
              {t("bears", { count: question.features.length, names: question.features.join(", ") })}
            </p>
          )}
        </div>
      </div>
      <div className={styles.foot}>
        <Button size="large" disabled={!props.onBack} onClick={props.onBack}>
          {t("back")}
        </Button>
        {props.onList && (
          <Button size="large" appearance="subtle" onClick={props.onList}>
            {t("list")}
          </Button>
        )}
        <span className={styles.status} role="status">
          {answer.failed ? (
            <span className={styles.failed}>{t("notSaved")}</span>
          ) : (
            answer.savedAt !== "" && t("shell:saved", { at: clock(answer.savedAt) })
          )}
        </span>
        <Button size="large" appearance="primary" onClick={() => void next()}>
          {props.next === undefined ? t("finish") : t("next", { question: props.next })}
        </Button>
      </div>
    </>
  );
}

function kindOfText(kind: string): "people" | "numbers" | "text" {
  return kind === "people" || kind === "numbers" ? kind : "text";
}
