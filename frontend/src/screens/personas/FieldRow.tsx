import { makeStyles } from "@fluentui/react-components";
import type { ReactNode } from "react";

const useStyles = makeStyles({
  root: {
    display: "grid",
    gridTemplateColumns: "104px minmax(0, 1fr)",
    columnGap: "16px",
    alignItems: "baseline", // a name stays beside its field when a reason stands under that
    minHeight: "32px",
  },
});

/** A name and its field, in line with the inherited values below and above. */
export function FieldRow(props: { label: string; children: ReactNode }) {
  const styles = useStyles();
  return (
    <div className={styles.root}>
      <span aria-hidden>{props.label}</span>
      {props.children}
    </div>
  );
}
