import { Input, makeStyles, tokens } from "@fluentui/react-components";
import { useRef, useState, type KeyboardEvent } from "react";
import { atTheCharacter, runsOf, worthALine, type Span } from "./patternText";

const useStyles = makeStyles({
  root: { position: "relative", width: "100%" },
  field: { width: "100%", height: "28px" },
  input: { fontFamily: tokens.fontFamilyMonospace, fontSize: "13px" },
  wrong: {
    "&:not([disabled]):not(:focus-within), &:not([disabled])": {
      border: `1px solid ${tokens.colorStatusDangerForeground1}`,
    },
  },
  under: {
    position: "absolute",
    inset: "0 9px",
    overflow: "hidden",
    pointerEvents: "none",
    display: "flex",
    alignItems: "center",
  },
  text: {
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: "13px",
    whiteSpace: "pre",
    color: "transparent",
  },
  error: {
    textDecoration: `underline wavy ${tokens.colorStatusDangerForeground1}`,
    textDecorationSkipInk: "none",
    textUnderlineOffset: "3px",
  },
  warning: {
    textDecoration: `underline wavy ${tokens.colorStatusWarningForeground1}`,
    textDecorationSkipInk: "none",
    textUnderlineOffset: "3px",
  },
});

/** A field for a pattern or its result, with a line under the characters that are wrong. Ctrl+. mends. */
export function PatternField(props: {
  id: string;
  value: string;
  marks: readonly Span[];
  describedBy?: string;
  disabled?: boolean;
  onChange: (value: string) => void;
  onLeave: () => void;
  onMend?: () => void;
}) {
  const styles = useStyles();
  const field = useRef<HTMLInputElement>(null);
  const [scrolled, setScrolled] = useState(0);
  const { value } = props;
  const marks = atTheCharacter(worthALine(props.marks, [...value].length), value);
  const wrong = props.marks.some((mark) => mark.severity === "error");
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "." && event.ctrlKey && props.onMend) props.onMend();
    else if (event.key === "Enter") props.onLeave();
    else return;
    event.preventDefault();
  };
  return (
    <div className={styles.root}>
      <Input
        id={props.id}
        size="small"
        className={wrong ? `${styles.field} ${styles.wrong}` : styles.field}
        input={{ ref: field, className: styles.input }}
        value={value}
        disabled={props.disabled}
        spellCheck={false}
        autoComplete="off"
        aria-invalid={wrong}
        aria-describedby={props.describedBy}
        onChange={(_, data) => props.onChange(data.value)}
        onBlur={props.onLeave}
        onKeyDown={onKeyDown}
        onScroll={() => setScrolled(field.current?.scrollLeft ?? 0)}
      />
      {marks.length > 0 && (
        <div className={styles.under} aria-hidden>
          <span className={styles.text} style={{ transform: `translateX(${-scrolled}px)` }}>
            {runsOf(value, marks).map((run, index) => (
              <span key={index} className={run.marked === "" ? undefined : styles[run.marked]}>
                {run.text}
              </span>
            ))}
          </span>
        </div>
      )}
    </div>
  );
}
