import { makeStyles } from "@fluentui/react-components";
import { ArrowUndoRegular, CopyRegular, PeopleRegular } from "@fluentui/react-icons";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { call, toProblem } from "../../api";
import { AnswerHeading } from "../../components/AnswerHeading";
import { CommandBar } from "../../components/CommandBar";
import { countPair } from "../../components/CountPair";
import { ProblemRow } from "../../components/ProblemRow";
import { count } from "../../format";
import type { service } from "../../wailsjs/go/models";
import * as Targeting from "../../wailsjs/go/service/Targeting";
import { Besides } from "./Besides";
import { Builder } from "./Builder";
import { RuleEditor } from "./RuleEditor";
import { RuleProblems } from "./RuleProblems";
import { laidOut, oneLine } from "./ruleText";
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
  onWho?: () => void;
  onWhatIf?: () => void;
  onDraftOf?: (personaId: string, text: string) => void;
}) {
  const styles = useStyles();
  const { t } = useTranslation("targeting");
  const { t: common } = useTranslation("common");
  const { item, view, text, onText } = props;
  const { now, counted, error } = props.trial;
  const [copied, setCopied] = useState<string>();
  const keep = useMutation({
    mutationFn: () => call(() => Targeting.Keep(item.personaId, oneLine(text))),
    onSuccess: () => onText(undefined),
  });
  const changed = text !== laidOut(item.rule);
  const shown = counted?.trial;
  const stale = now !== undefined && counted !== undefined && !now.trial.valid;
  const copy = async () => {
    await navigator.clipboard.writeText(oneLine(text));
    setCopied(text);
  };
  return (
    <>
      {error && <ProblemRow problem={toProblem(error)} at="work" />}
      <AnswerHeading
        above={t("above", { name: item.name })}
        answer={answer(t, common, shown, changed, view)}
        qualifier={qualifier(t, shown, changed, stale, view)}
      />
      <CommandBar
        commands={[
          {
            id: "keep",
            words: t("commands.keep"),
            primary: true,
            save: true,
            disabled: !changed || keep.isPending || now?.text !== text || !now.trial.valid,
            onRun: () => keep.mutate(),
          },
          {
            id: "back",
            words: t("commands.takeBack"),
            icon: <ArrowUndoRegular />,
            disabled: !changed,
            onRun: () => onText(undefined),
          },
          {
            id: "copy",
            words: t(copied === text ? "commands.copied" : "commands.copy"),
            icon: <CopyRegular />,
            onRun: () => void copy(),
          },
          ...(props.onWho
            ? [
                {
                  id: "who",
                  words: t("who.title"),
                  icon: <PeopleRegular />,
                  onRun: props.onWho,
                },
              ]
            : []),
        ]}
      />
      <div className={styles.body}>
        <RuleEditor
          label={t("editor.label", { name: item.name })}
          text={text}
          now={now}
          onText={onText}
        />
        <RuleProblems text={text} now={now} onText={onText} />
        {now && (
          <Builder
            text={text}
            trial={now.trial.valid || !shown ? now.trial : shown}
            total={view.total}
            onText={onText}
          />
        )}
        {shown && (
          <Besides trial={shown} rules={view.rules} layer={item.layer} onOpen={props.onOpen} />
        )}
      </div>
    </>
  );
}

type Translate = (key: string, values?: Record<string, unknown>) => string;

function answer(
  t: Translate,
  common: Translate,
  trial: service.RuleTrialView | undefined,
  changed: boolean,
  view: service.RuleListView,
): string {
  if (!trial) return t(view.readAt === "" ? "answer.unread" : "question");
  return changed
    ? countPair(common, trial.matches, trial.before)
    : t("answer.same", { count: trial.matches, n: count(trial.matches) });
}

function qualifier(
  t: Translate,
  trial: service.RuleTrialView | undefined,
  changed: boolean,
  stale: boolean,
  view: service.RuleListView,
): string {
  if (!trial) return view.readAt === "" ? t("qualifier.unread") : "";
  const parts = [
    changed
      ? t("qualifier.changed", {
          in: count(trial.in),
          out: count(trial.out),
          unknown: count(trial.unknown),
        })
      : t("qualifier.same", { total: count(view.total), unknown: count(trial.unknown) }),
    trial.assumed > 0
      ? t("qualifier.assumed", { count: trial.assumed, n: count(trial.assumed) })
      : "",
    stale ? t("qualifier.stale") : "",
  ];
  return parts.filter((part) => part !== "").join(" ");
}
