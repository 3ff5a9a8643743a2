import { makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import { count } from "../format";
import { running, useStore } from "./store";

const useStyles = makeStyles({
  root: {
    ...typographyStyles.caption1,
    padding: "4px 24px",
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    color: tokens.colorNeutralForeground2,
  },
});

/** What is being done right now, with its figures: "Reading, 1,204 of 1,842". Nothing when nothing is. */
export function RunningTasks() {
  const styles = useStyles();
  const { t } = useTranslation("shell");
  const tasks = [...useStore(running).values()];
  return (
    <div role="status">
      {tasks.map((task) => (
        <div key={task.task} className={styles.root}>
          {task.total > 0
            ? t("progress", { words: task.words, done: count(task.done), total: count(task.total) })
            : task.words}
        </div>
      ))}
    </div>
  );
}
