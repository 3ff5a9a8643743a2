import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { atTheCharacter, runsOf, worthALine, type Span } from "./patternText";

const useStyles = makeStyles({
  root: {
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: "13px",
    lineHeight: "20px",
    whiteSpace: "pre-wrap",
    overflowWrap: "anywhere",
  },
  class: { color: tokens.colorPalettePlumForeground2, fontWeight: tokens.fontWeightSemibold },
  group: { color: tokens.colorBrandForeground1 },
  count: { color: tokens.colorPaletteForestForeground2 },
  selected: { color: tokens.colorNeutralForeground1 },
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

/** A pattern, or with `result` what it becomes, in its colours, with a line under what is wrong in it. */
export function PatternText(props: {
  text: string;
  marks?: readonly Span[];
  result?: boolean;
  onSelectedRow?: boolean;
}) {
  const styles = useStyles();
  const { text } = props;
  const marks = atTheCharacter(worthALine(props.marks ?? [], [...text].length), text);
  return (
    <span className={styles.root}>
      {runsOf(text, marks, props.result).map((run, index) => (
        <span
          key={index}
          className={mergeClasses(
            run.kind === "plain" ? undefined : styles[run.kind],
            props.onSelectedRow && styles.selected,
            run.marked === "" ? undefined : styles[run.marked],
          )}
        >
          {run.text}
        </span>
      ))}
    </span>
  );
}
