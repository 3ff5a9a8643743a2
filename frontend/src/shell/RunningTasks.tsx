import { makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Estimate } from "../components/Estimate";
import { LinkButton } from "../components/LinkButton";
import { count, duration } from "../format";
import { shellSource } from "./source";
import { running, useStore } from "./store";

const useStyles = makeStyles({
  root: {
    ...typographyStyles.caption1,
    padding: "4px 24px",
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    color: tokens.colorNeutralForeground2,
  },
});

/** What is being done right now, with its figures and a way to stop it: "Reading, 1,204 of 1,842". */
export function RunningTasks() {
  const styles = useStyles();
  const { t } = useTranslation("shell");
  const jobs = [...useStore(running).values()];
  const stop = useMutation({ mutationFn: shellSource.cancel });
  return (
    <div role="status">
      {jobs.map((job) => {
        const words = t(`job.${job.kind}`, { defaultValue: job.kind });
        return (
          <div key={job.id} className={styles.root}>
            {job.total > 0
              ? t("progress", { words, done: count(job.done), total: count(job.total) })
              : words}
            {job.secondsLeft >= 0 && (
              <>
                {", "}
                <Estimate>{t("left", { time: duration(job.secondsLeft) })}</Estimate>
              </>
            )}{" "}
            <LinkButton onClick={() => stop.mutate(job.id)} label={t("stopJob", { words })}>
              {t("stop")}
            </LinkButton>
          </div>
        );
      })}
    </div>
  );
}
