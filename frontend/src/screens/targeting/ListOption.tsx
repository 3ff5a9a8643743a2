import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { Glyph, type State } from "../../components/glyphs";
import { contrast } from "../../theme/sizes";

const useStyles = makeStyles({
  root: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr) auto auto",
    columnGap: "8px",
    padding: "5px 16px",
    cursor: "default",
    outline: "none",
    ":hover": { backgroundColor: tokens.colorSubtleBackgroundHover },
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: "-2px" },
    [contrast]: { ":hover": { backgroundColor: tokens.colorNeutralBackground2 } },
  },
  selected: {
    backgroundColor: tokens.colorSubtleBackgroundSelected,
    boxShadow: `inset 3px 0 0 ${tokens.colorCompoundBrandStroke}`,
    [contrast]: { outline: `2px solid ${tokens.colorCompoundBrandStroke}`, outlineOffset: "-2px" },
  },
  glyph: { marginTop: "2px" },
});

/** One row of the list at the left: what it is, a glyph where something is to heed, and a figure. */
export function ListOption(props: {
  id: string;
  selected: boolean;
  state: State | undefined;
  /** What the glyph says, for those who do not see it. */
  stateWords?: string;
  name: ReactNode;
  figure: string;
  onSelect: (id: string) => void;
}) {
  const styles = useStyles();
  const shown = props.state !== undefined && props.state !== "done" ? props.state : undefined;
  return (
    <div
      role="option"
      aria-selected={props.selected}
      aria-description={shown && props.stateWords}
      tabIndex={props.selected ? 0 : -1}
      data-rule={props.id}
      className={mergeClasses(styles.root, props.selected && styles.selected)}
      onClick={() => props.onSelect(props.id)}
    >
      <span>{props.name}</span>
      <span>{shown && <Glyph state={shown} className={styles.glyph} />}</span>
      <span>{props.figure}</span>
    </div>
  );
}
