import { makeStyles, tokens } from "@fluentui/react-components";
import { Fragment } from "react";
import { cutFront, splitName, usualPrefix, wrapParts } from "./longName";

const useStyles = makeStyles({
  common: { color: tokens.colorNeutralForeground3, fontWeight: tokens.fontWeightRegular },
  own: { fontWeight: tokens.fontWeightSemibold },
  cut: { whiteSpace: "nowrap" },
  whole: { overflowWrap: "anywhere" },
});

/**
 * A long name, its common start in grey and the rest bold; it wraps after an underscore, and within a part that is longer than the line.
 * With `fit`, a number of characters, it is cut at the front instead; the whole name is in the tooltip.
 */
export function LongName(props: { name: string; prefix?: string; fit?: number; plain?: boolean }) {
  const styles = useStyles();
  if (props.fit !== undefined) {
    return (
      <span className={styles.cut} title={props.name}>
        {cutFront(props.name, props.fit)}
      </span>
    );
  }
  const [common, own] = splitName(props.name, props.prefix ?? usualPrefix);
  return (
    <span className={styles.whole} title={props.name}>
      <span className={styles.common}>
        <Wrapping text={common} />
      </span>
      <span className={props.plain ? undefined : styles.own}>
        <Wrapping text={own} />
      </span>
    </span>
  );
}

function Wrapping({ text }: { text: string }) {
  return wrapParts(text).map((part, index) => (
    <Fragment key={index}>
      {index > 0 && <wbr />}
      {part}
    </Fragment>
  ));
}
