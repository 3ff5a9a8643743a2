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

/** How a head that was kept stands to the record: one sentence each, and only "matches" is good. */
const good = "matches";

/** Where the record ends, to be kept elsewhere, and a field to hold one that was kept against it. */
export function HeadPane(props: { onHold: () => void; onClose: () => void }) {
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
    props.onHold(); // What a head says counts only where the chain is whole.
  };
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
          {hold.data !== undefined && (
            <StateBadge
              state={hold.data === good ? "done" : "stop"}
              words={t(`head.state.${hold.data}`)}
            />
          )}
        </div>
      </PaneSection>
    </Pane>
  );
}
