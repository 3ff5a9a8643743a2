import { makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { useContext, useMemo, type ReactNode } from "react";
import { About } from "./about";

const useStyles = makeStyles({
  root: { margin: "0 0 20px" },
  head: { ...typographyStyles.caption1Strong, margin: "0 0 4px" },
  facts: {
    display: "grid",
    gridTemplateColumns: "minmax(88px, auto) 1fr",
    columnGap: "16px",
    rowGap: "8px",
    margin: 0,
  },
  term: { color: tokens.colorNeutralForeground3, margin: 0 },
  fact: { margin: 0, overflowWrap: "anywhere" },
});

/** A part of a pane under its small head; `level` is 2 where it stands right under the answer. */
export function PaneSection(props: { title: string; level?: 2 | 3; children: ReactNode }) {
  const styles = useStyles();
  const { title } = props;
  const { name } = useContext(About);
  const about = useMemo(() => ({ name, section: title }), [name, title]);
  const Head = props.level === 2 ? "h2" : "h3";
  return (
    <section className={styles.root}>
      <Head className={styles.head}>{title}</Head>
      <About value={about}>{props.children}</About>
    </section>
  );
}

/** Names and values in two columns. */
export function Facts({ facts }: { facts: [name: string, value: ReactNode][] }) {
  const styles = useStyles();
  return (
    <dl className={styles.facts}>
      {facts.map(([name, value]) => (
        <div key={name} style={{ display: "contents" }}>
          <dt className={styles.term}>{name}</dt>
          <dd className={styles.fact}>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
