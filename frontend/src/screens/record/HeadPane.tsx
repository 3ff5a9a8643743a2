import { Button, Field, Input, makeStyles, tokens } from "@fluentui/react-components";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { call, toProblem } from "../../api";
import { CopyButton } from "../../components/CopyButton";
import { Loaded } from "../../components/Loaded";
import { Pane } from "../../components/Pane";
import { PaneSection } from "../../components/PaneSection";
import { ProblemRow } from "../../components/ProblemRow";
import { StateBadge } from "../../components/StateBadge";
import { keys } from "../../keys";
import * as Record from "../../wailsjs/go/service/Record";
import { answerOf } from "./held";

const useStyles = makeStyles({
  head: {
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    lineHeight: "18px",
    margin: "0 0 4px",
    whiteSpace: "pre-wrap",
    overflowWrap: "anywhere",
  },
  words: { margin: "0 0 8px", color: tokens.colorNeutralForeground2 },
  answer: { margin: "8px 0 0" },
});

/**
 * Where the record ends, to be kept elsewhere, and a field to hold one that was kept against it. `chainWhole` is what going
 * through the chain found; nothing while that was not done.
 */
export function HeadPane(props: {
  chainWhole: boolean | undefined;
  onHold: () => void;
  onClose: () => void;
}) {
  const styles = useStyles();
  const { t } = useTranslation("record");
  const [typed, setTyped] = useState("");
  const head = useQuery({
    queryKey: keys.recordHead(),
    queryFn: ({ signal }) => call(Record.Head, signal),
  });
  const hold = useMutation({ mutationFn: (kept: string) => call(() => Record.Hold(kept)) });
  const ask = () => {
    if (typed.trim() === "") return;
    hold.mutate(typed);
    props.onHold();
  };
  const answer = hold.data === undefined ? undefined : answerOf(hold.data, props.chainWhole);
  return (
    <Pane title={t("head.title")} caption={t("head.caption")} onClose={props.onClose}>
      <PaneSection title={t("head.now")}>
        <Loaded query={head}>
          {(now) =>
            now === "" ? (
              <p className={styles.words}>{t("head.none")}</p>
            ) : (
              <>
                <pre className={styles.head}>{now}</pre>
                <CopyButton text={now} what={t("head.now")} />
              </>
            )
          }
        </Loaded>
      </PaneSection>
      <PaneSection title={t("head.kept")}>
        <p className={styles.words}>{t("head.words")}</p>
        <Field label={t("head.field")}>
          <Input
            value={typed}
            onChange={(_, data) => {
              setTyped(data.value);
              hold.reset();
            }}
            onKeyDown={(event) => {
              if (event.key === "Enter") ask();
            }}
          />
        </Field>
        <p className={styles.answer}>
          <Button size="small" disabled={typed.trim() === "" || hold.isPending} onClick={ask}>
            {t("head.hold")}
          </Button>
        </p>
        <div role="status" className={styles.answer}>
          {hold.error && <ProblemRow problem={toProblem(hold.error)} at="pane" />}
          {answer && <StateBadge state={answer[0]} words={t(`head.state.${answer[1]}`)} />}
        </div>
      </PaneSection>
    </Pane>
  );
}
