import { makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { PeopleRegular } from "@fluentui/react-icons";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { call, toProblem } from "../../api";
import { CommandBar, type Command, type CommandMenu } from "../../components/CommandBar";
import { ProblemRow } from "../../components/ProblemRow";
import { count } from "../../format";
import type { service } from "../../wailsjs/go/models";
import * as Targeting from "../../wailsjs/go/service/Targeting";
import { CombineBox, combineField, type How } from "./CombineBox";
import { focusSoon } from "./focusSoon";
import { laidOut, oneLine } from "./ruleText";
import { TooLong } from "./TooLong";
import { useAsk } from "./useAsk";
import type { useTrial } from "./useTrial";

const useStyles = makeStyles({
  said: {
    ...typographyStyles.caption1,
    color: tokens.colorNeutralForeground2,
    margin: 0,
    padding: "8px 24px 0",
    ":empty": { display: "none" },
  },
});

const ways: readonly How[] = ["and", "or", "except"];

/** The commands of one rule, and below them what a command has to ask or to say. Nothing but "Keep" leaves the draft. */
export function RuleCommands(props: {
  item: service.RuleItemView;
  rules: readonly service.RuleItemView[];
  /** The rule by which a persona is for everybody, on purpose. */
  everybody: string;
  text: string;
  changed: boolean;
  now: ReturnType<typeof useTrial>["now"];
  onText: (text: string | undefined) => void;
  onWhatIf?: () => void;
  onTest?: () => void;
  onWho?: () => void;
}) {
  const styles = useStyles();
  const { t } = useTranslation("targeting");
  const { item, text, changed, now, onText, onWhatIf, onTest, onWho } = props;
  const [how, setHow] = useState<How>();
  const [said, setSaid] = useState<{ text: string; words: string }>();
  const settled = now?.text === text && now.trial.valid;
  const none = text.trim() === ""; // which is kept as well: then it reaches nobody
  const keep = useMutation({
    mutationFn: () => call(() => Targeting.Keep(item.personaId, oneLine(text))),
    onSuccess: () => onText(undefined),
  });
  const copy = useAsk(
    (line: string) => navigator.clipboard.writeText(line),
    () => setSaid({ text, words: t("commands.copied") }),
  );
  const simplify = useAsk(
    (line: string) => call(() => Targeting.Simplify(line)),
    (made, line) => {
      if (made.text === now?.trial.canonical) {
        setSaid({ text, words: t("commands.nothingToSimplify") });
      } else if (made.fits) {
        const shorter = laidOut(made.text);
        const before = count(Array.from(line).length);
        setSaid({
          text: shorter,
          words: t("commands.simplified", { before, now: count(made.characters) }),
        });
        onText(shorter);
      }
    },
  );
  const others = props.rules.filter((rule) => rule.personaId !== item.personaId);
  const commands: (Command | CommandMenu)[] = [
    {
      id: "keep",
      words: t("commands.keep"),
      primary: true,
      save: true,
      disabled: !changed || keep.isPending || !(settled || none),
      onRun: () => keep.mutate(),
    },
    {
      id: "back",
      words: t("commands.takeBack"),
      disabled: !changed,
      onRun: () => onText(undefined),
    },
    {
      id: "copy",
      words: t("commands.copy"),
      onRun: () => copy.ask(oneLine(text)),
    },
    {
      id: "combine",
      words: t("commands.combine"),
      entries: [
        ...ways.map((way) => ({
          id: way,
          words: t(`commands.way.${way}`),
          disabled: !settled || others.length === 0,
          onRun: () => {
            setHow(way);
            focusSoon(combineField);
          },
        })),
        {
          id: "everybody",
          words: t("commands.everybody"),
          onRun: () => onText(laidOut(props.everybody)),
        },
        {
          id: "simplify",
          words: t("commands.simplify"),
          disabled: !settled || simplify.pending,
          onRun: () => simplify.ask(oneLine(text)),
        },
      ],
    },
  ];
  if (onWhatIf) commands.push({ id: "whatIf", words: t("commands.whatIf"), onRun: onWhatIf });
  if (onTest) commands.push({ id: "test", words: t("test.title"), onRun: onTest });
  if (onWho) {
    commands.push({ id: "who", words: t("who.title"), icon: <PeopleRegular />, onRun: onWho });
  }
  const error = copy.error ?? simplify.error;
  return (
    <>
      <CommandBar commands={commands} />
      {how && (
        <CombineBox
          key={how}
          how={how}
          text={oneLine(text)}
          others={others}
          onUse={(made) => {
            setHow(undefined);
            onText(laidOut(made));
          }}
          onClose={() => setHow(undefined)}
        />
      )}
      {error && <ProblemRow problem={toProblem(error)} at="work" />}
      {simplify.answer && !simplify.answer.fits && (
        <TooLong made={simplify.answer} onDismiss={() => simplify.reset()} />
      )}
      <p role="status" className={styles.said}>
        {said?.text === text ? said.words : ""}
      </p>
    </>
  );
}
