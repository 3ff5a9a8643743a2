import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { contrast } from "../theme/sizes";

const useStyles = makeStyles({
  root: {
    appearance: "none",
    border: "none",
    background: "none",
    padding: 0,
    margin: 0,
    cursor: "pointer",
    font: "inherit",
    textAlign: "left",
    color: tokens.colorBrandForegroundLink,
    ":hover": { color: tokens.colorBrandForegroundLinkHover, textDecorationLine: "underline" },
    ":disabled": { color: tokens.colorNeutralForegroundDisabled, cursor: "default" },
    [contrast]: { textDecorationLine: "underline" },
  },
  onSelected: { color: tokens.colorBrandForegroundLinkHover },
});

/** A command that reads like a link: a fix, a next step, a stop of a line of reasoning. */
export function LinkButton(props: {
  children: ReactNode;
  onClick: () => void;
  disabled?: boolean;
  label?: string;
  /** Set where the link stands on a selected row, for its contrast in dark. */
  onSelectedRow?: boolean;
}) {
  const styles = useStyles();
  return (
    <button
      type="button"
      className={mergeClasses(styles.root, props.onSelectedRow && styles.onSelected)}
      disabled={props.disabled}
      aria-label={props.label}
      onClick={(event) => {
        event.stopPropagation();
        props.onClick();
      }}
    >
      {props.children}
    </button>
  );
}
