import { Button, makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import type { ReactNode } from "react";

const useStyles = makeStyles({
  root: { padding: "24px", maxWidth: "560px" },
  title: { ...typographyStyles.body1Strong, margin: "0 0 4px" },
  words: { ...typographyStyles.body1, color: tokens.colorNeutralForeground2, margin: "0 0 16px" },
  actions: { display: "flex", flexWrap: "wrap", gap: "8px" },
});

/** Says what to do where there is nothing yet; the first action is the primary one. */
export function EmptyState(props: {
  title: string;
  words?: ReactNode;
  actions?: { words: string; onRun: () => void }[];
}) {
  const styles = useStyles();
  return (
    <div className={styles.root}>
      <p className={styles.title}>{props.title}</p>
      {props.words && <p className={styles.words}>{props.words}</p>}
      <div className={styles.actions}>
        {props.actions?.map((action, index) => (
          <Button
            key={action.words}
            appearance={index === 0 ? "primary" : "secondary"}
            onClick={action.onRun}
          >
            {action.words}
          </Button>
        ))}
      </div>
    </div>
  );
}
