import { makeStyles } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import { toProblem } from "../../api";
import { AnswerHeading } from "../../components/AnswerHeading";
import { ProblemRow } from "../../components/ProblemRow";
import { focusRegionSoon } from "../../shell/regions";
import type { service } from "../../wailsjs/go/models";
import { Besides } from "./Besides";
import { Builder } from "./Builder";
import { RuleAbout } from "./RuleAbout";
import { RuleCommands } from "./RuleCommands";
import { RuleEditor } from "./RuleEditor";
import { RuleProblems } from "./RuleProblems";
import { laidOut, oneLine } from "./ruleText";
import { useHeading } from "./useHeading";
import type { useTrial } from "./useTrial";

const useStyles = makeStyles({ body: { padding: "16px 24px 24px" } });

/** One rule: its text, its conditions, whom it reaches, and where those are besides. */
export function RuleWork(props: {
  item: service.RuleItemView;
  view: service.RuleListView;
  text: string;
  trial: ReturnType<typeof useTrial>;
  onText: (text: string | undefined) => void;
  onOpen: (personaId: string) => void;
  /** What is written of the rule of another persona and not kept yet, and how to write more of it. */
  draftOf?: (personaId: string) => string | undefined;
  onDraftOf?: (personaId: string, text: string) => void;
  onWhatIf?: () => void;
  onTest?: () => void;
  /** Opens the pane; not there while it is open. */
  onWho?: () => void;
}) {
  const styles = useStyles();
  const { t } = useTranslation("targeting");
  const { item, view, text, onText } = props;
  const { now, counted, error } = props.trial;
  const changed = text !== laidOut(item.rule);
  const shown = counted?.trial;
  const stale = now !== undefined && counted !== undefined && !now.trial.valid;
  const heading = useHeading({
    trial: shown,
    view,
    changed,
    stale,
    none: text.trim() === "",
  });
  return (
    <>
      {error && <ProblemRow problem={toProblem(error)} at="work" />}
      <AnswerHeading
        above={t("above", { name: item.name })}
        answer={heading.answer}
        qualifier={heading.qualifier}
        onWhy={
          shown &&
          (() => {
            props.onWho?.();
            focusRegionSoon("pane");
          })
        }
      />
      <RuleCommands
        item={item}
        rules={view.rules}
        everybody={view.everybody}
        text={text}
        changed={changed}
        now={now}
        onText={onText}
        onWhatIf={props.onWhatIf}
        onTest={props.onTest}
        onWho={props.onWho}
      />
      <RuleAbout item={item} />
      <div className={styles.body}>
        <RuleEditor
          label={t("editor.label", { name: item.name })}
          text={text}
          now={now}
          onText={onText}
        />
        <RuleProblems text={text} now={now} onText={onText} />
        <Builder text={text} trial={props.trial} total={view.total} onText={onText} />
        {shown && (
          <Besides
            trial={shown}
            rules={view.rules}
            item={item}
            text={oneLine(text)}
            kept={!changed}
            onText={onText}
            draftOf={props.draftOf}
            onDraftOf={props.onDraftOf}
            onOpen={props.onOpen}
          />
        )}
      </div>
    </>
  );
}
