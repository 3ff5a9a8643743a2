import { makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { clockSeconds, moment } from "../format";
import { Glyph, type State } from "./glyphs";

const useStyles = makeStyles({
  root: { listStyleType: "none", margin: 0, padding: 0 },
  event: {
    display: "grid",
    gridTemplateColumns: "16px 1fr",
    columnGap: "10px",
    paddingBottom: "12px",
    position: "relative",
    "::before": {
      content: '""',
      position: "absolute",
      left: "7px",
      top: "22px",
      bottom: "2px",
      width: "1px",
      backgroundColor: tokens.colorNeutralStroke1,
    },
    ":last-child::before": { display: "none" },
  },
  glyph: { marginTop: "2px" },
  what: { ...typographyStyles.body1Strong, overflowWrap: "anywhere" },
  small: {
    ...typographyStyles.caption1,
    color: tokens.colorNeutralForeground3,
    display: "block",
    overflowWrap: "anywhere",
  },
});

/** One event in the life of a thing, in words; `at` is RFC 3339 text. */
export interface Happening {
  at: string;
  what: string;
  detail?: string;
  state: State;
}

/** What happened to a thing, newest first: a line from glyph to glyph; `seconds` tells times to the second, without a day. */
export function History(props: { label: string; events: readonly Happening[]; seconds?: boolean }) {
  const styles = useStyles();
  return (
    <ol className={styles.root} aria-label={props.label}>
      {props.events.map((event, index) => (
        <li key={index} className={styles.event}>
          <Glyph state={event.state} className={styles.glyph} />
          <div>
            <span className={styles.what}>{event.what}</span>
            {event.detail && <span className={styles.small}>{event.detail}</span>}
            {event.at !== "" && (
              <span className={styles.small}>
                {props.seconds ? clockSeconds(event.at) : moment(event.at)}
              </span>
            )}
          </div>
        </li>
      ))}
    </ol>
  );
}
