import { makeStyles, tokens, typographyStyles } from "@fluentui/react-components";

const useStyles = makeStyles({
  words: { ...typographyStyles.caption1, display: "block", marginBottom: "2px" },
  track: {
    height: "4px",
    borderRadius: "2px",
    backgroundColor: tokens.colorNeutralBackground5,
    overflow: "hidden",
    forcedColorAdjust: "none",
    border: `1px solid ${tokens.colorTransparentStroke}`,
  },
  done: { height: "100%", backgroundColor: tokens.colorCompoundBrandBackground },
});

/** How far something is, from 0 to 1, with the figures in words over a thin bar. */
export function ProgressBar({ share, words }: { share: number; words: string }) {
  const styles = useStyles();
  const width = `${Math.max(0, Math.min(1, share)) * 100}%`;
  return (
    <div>
      <span className={styles.words}>{words}</span>
      <div className={styles.track} aria-hidden>
        <div className={styles.done} style={{ width }} />
      </div>
    </div>
  );
}
