import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { Caret } from "./CodeField";
import { ruleRoom, ruleType } from "./metrics";
import type { Shown } from "./ruleEditor";

const useStyles = makeStyles({
  root: { display: "grid" },
  type: {
    ...ruleType,
    gridArea: "1 / 1",
    boxSizing: "border-box",
    width: "100%",
    minHeight: `${ruleRoom.least}px`,
    margin: 0,
    padding: `${ruleRoom.top}px ${ruleRoom.side}px ${ruleRoom.top}px ${ruleRoom.left}px`,
    border: "none",
    whiteSpace: "break-spaces",
    wordBreak: "break-word",
    overflowWrap: "anywhere",
  },
  size: { visibility: "hidden" },
  field: {
    outline: "none",
    resize: "none",
    overflow: "hidden",
    background: "none",
    color: tokens.colorNeutralForeground1,
  },
});

/** The text of a rule until its editor is there: as large, in the same type, and already to be written in. */
export function PlainField(props: {
  now: Shown;
  onText: (text: string) => void;
  onCaret: (caret: Caret) => void;
}) {
  const styles = useStyles();
  const { now, onText, onCaret } = props;
  return (
    <div className={styles.root}>
      <div className={mergeClasses(styles.type, styles.size)} aria-hidden>
        {`${now.text} `}
      </div>
      <textarea
        aria-label={now.label}
        aria-describedby={now.describedBy}
        aria-invalid={now.invalid}
        className={mergeClasses(styles.type, styles.field)}
        value={now.text}
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
        onChange={(event) => onText(event.target.value)}
        onSelect={({ currentTarget: field }) =>
          onCaret({ from: field.selectionStart, to: field.selectionEnd })
        }
        onBlur={() => onCaret(null)}
      />
    </div>
  );
}
