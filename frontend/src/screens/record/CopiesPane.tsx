import {
  Button,
  makeStyles,
  Radio,
  RadioGroup,
  tokens,
  typographyStyles,
} from "@fluentui/react-components";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { call, toProblem } from "../../api";
import { KeptField } from "../../components/KeptField";
import { Loaded } from "../../components/Loaded";
import { Pane } from "../../components/Pane";
import { PaneSection } from "../../components/PaneSection";
import { ProblemRow } from "../../components/ProblemRow";
import { count, moment } from "../../format";
import { keys } from "../../keys";
import type { service } from "../../wailsjs/go/models";
import * as Copies from "../../wailsjs/go/service/Copies";
import { entryWords } from "./words";

const useStyles = makeStyles({
  words: { margin: "0 0 8px", color: tokens.colorNeutralForeground2 },
  more: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground3 },
  list: { margin: 0, paddingLeft: "16px", display: "grid", rowGap: "4px" },
});

/** The copies from before runs, and what going back to one would change; going back is one edit, which Ctrl+Z takes back. */
export function CopiesPane(props: { onClose: () => void }) {
  const styles = useStyles();
  const { t } = useTranslation("record");
  const [chosen, choose] = useState<number>();
  const copies = useQuery({
    queryKey: keys.copies(),
    queryFn: ({ signal }) => call(Copies.List, signal),
  });
  const back = useMutation({ mutationFn: (number: number) => call(() => Copies.Restore(number)) });
  const difference = useQuery({
    queryKey: keys.copyDifference(chosen ?? 0),
    queryFn: ({ signal }) => call(() => Copies.Compare(chosen ?? 0), signal),
    enabled: chosen !== undefined,
  });
  const rows = difference.data?.rows ?? [];
  const pick = (number: number) => {
    choose(number);
    back.reset();
  };
  return (
    <Pane
      title={t("copies.title")}
      caption={copies.data && t("copies.caption", { count: copies.data.keep, n: copies.data.keep })}
      onClose={props.onClose}
      foot={
        chosen !== undefined && (
          <Button
            appearance="primary"
            disabled={rows.length === 0 || difference.isFetching || back.isPending}
            onClick={() => back.mutate(chosen)}
          >
            {t("copies.back", { copy: chosen })}
          </Button>
        )
      }
    >
      <p className={styles.words}>{t("copies.words")}</p>
      {copies.data && (
        <PaneSection title={t("copies.keep")}>
          <KeptField
            label={t("copies.keep")}
            value={String(copies.data.keep)}
            kind="count"
            required
            place="copies"
            onSave={(typed) => call(() => Copies.Keep(Number(typed)))}
          />
          <p className={styles.more}>{t("copies.keepWords")}</p>
        </PaneSection>
      )}
      <PaneSection title={t("copies.choose")}>
        <Loaded query={copies}>
          {(all) =>
            all.rows.length === 0 ? (
              <p className={styles.words}>{t("copies.none")}</p>
            ) : (
              <RadioGroup
                aria-label={t("copies.choose")}
                value={chosen === undefined ? "" : String(chosen)}
                onChange={(_, data) => pick(Number(data.value))}
              >
                {all.rows.map((each) => (
                  <Radio
                    key={each.number}
                    value={String(each.number)}
                    disabled={each.problem !== undefined && each.problem !== null}
                    label={<CopyWords copy={each} />}
                  />
                ))}
              </RadioGroup>
            )
          }
        </Loaded>
      </PaneSection>
      {chosen !== undefined && (
        <PaneSection title={t("copies.changes")}>
          {back.error && <ProblemRow problem={toProblem(back.error)} at="pane" />}
          <div role="status">
            {back.data?.taken && difference.data && rows.length === 0 && (
              <p className={styles.words}>
                {t("copies.done", {
                  count: back.data.rows.length,
                  n: count(back.data.rows.length),
                })}
              </p>
            )}
          </div>
          <Loaded query={difference}>
            {(would) =>
              would.rows.length === 0 ? (
                <p className={styles.words}>{t("copies.same")}</p>
              ) : (
                <ul className={styles.list}>
                  {would.rows.map((each) => (
                    <li key={`${each.does} ${each.subject}`}>
                      {entryWords(each.does, each.subject)}
                    </li>
                  ))}
                </ul>
              )
            }
          </Loaded>
        </PaneSection>
      )}
    </Pane>
  );
}

/** A copy in words: which run it was made before, when, and why nobody can go back to it where that is so. */
function CopyWords({ copy }: { copy: service.CopyLine }) {
  const styles = useStyles();
  const { t } = useTranslation("record");
  return (
    <>
      {copy.run === 0
        ? t("copies.copy", { copy: copy.number })
        : t("copies.beforeRun", { copy: copy.number, run: copy.run })}
      <div className={styles.more}>{moment(copy.madeAt)}</div>
      {copy.problem && <div className={styles.more}>{copy.problem.summary}</div>}
    </>
  );
}
