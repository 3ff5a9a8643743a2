import { makeStyles } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import { Glyph, type State } from "./glyphs";

const useStyles = makeStyles({
  root: {
    display: "inline-flex",
    verticalAlign: "top",
    alignItems: "center",
    gap: "8px",
    minWidth: 0,
  },
});

/** Glyph and word of a state, without fill. Without words of its own it says the state's word. */
export function StateBadge({ state, words }: { state: State; words?: string }) {
  const styles = useStyles();
  const { t } = useTranslation("common");
  return (
    <span className={styles.root}>
      <Glyph state={state} />
      <span>{words ?? t(`state.${state}`)}</span>
    </span>
  );
}
