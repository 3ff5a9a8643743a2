import { makeStyles, tokens } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import { AnswerHeading } from "../../components/AnswerHeading";
import { Estimate } from "../../components/Estimate";
import { count, duration, lately } from "../../format";
import { breakpoints } from "../../theme/sizes";
import { useMediaQuery } from "../../theme/useMediaQuery";
import type { service } from "../../wailsjs/go/models";

const useStyles = makeStyles({ mono: { fontFamily: tokens.fontFamilyMonospace } });

/** What happened, as far as it was seen in the tenant: never what was only sent. */
export function RunAnswer({ run }: { run: service.RunView }) {
  const styles = useStyles();
  const { t } = useTranslation("runs");
  const narrow = useMediaQuery(`(max-width: ${breakpoints.rail}px)`);
  const of = (state: string) => run.counts?.[state] ?? 0;
  const figures = { seen: count(of("seen")), count: run.changes, changes: count(run.changes) };
  const answer = narrow ? t("answer.short", figures) : t("answer.full", figures);
  const left = run.state === "running" && run.secondsLeft > 0;
  const now = new Date();
  const wrong = [
    ...(of("failed") > 0
      ? [t("wrong.failed", { count: of("failed"), n: count(of("failed")) })]
      : []),
    ...(of("unknown") > 0
      ? [t("wrong.unknown", { count: of("unknown"), n: count(of("unknown")) })]
      : []),
    ...(of("skipped") > 0
      ? [t("wrong.skipped", { count: of("skipped"), n: count(of("skipped")) })]
      : []),
  ].join(t("common:comma"));
  return (
    <AnswerHeading
      answer={answer}
      shown={
        left ? (
          <>
            {answer}
            {t("common:comma")}
            <Estimate>{t("shell:left", { time: duration(run.secondsLeft) })}</Estimate>
          </>
        ) : undefined
      }
      above={
        <>
          {t("above", { run: run.number, plan: run.planNumber })}{" "}
          <span className={styles.mono}>{run.fingerprint}</span>
          {t("aboveStarted", { at: lately(run.startedAt, now), by: run.by })}
        </>
      }
      qualifier={[
        ...(wrong === "" ? [] : [t("wrong.sentence", { wrong })]),
        t(`state.${run.state}`, {
          at: run.endedAt === "" ? "" : lately(run.endedAt, now),
          defaultValue: run.state,
        }),
      ].join(" ")}
    />
  );
}
