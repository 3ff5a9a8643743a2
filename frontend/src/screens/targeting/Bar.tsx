import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";

const useStyles = makeStyles({
  track: {
    height: "8px",
    boxSizing: "border-box",
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    backgroundColor: tokens.colorNeutralBackground1,
    forcedColorAdjust: "none",
    "@media (forced-colors: active)": {
      backgroundColor: "Canvas",
      borderTopColor: "CanvasText",
      borderRightColor: "CanvasText",
      borderBottomColor: "CanvasText",
      borderLeftColor: "CanvasText",
    },
  },
  part: {
    height: "100%",
    minWidth: "2px",
    backgroundColor: tokens.colorCompoundBrandBackground,
    "@media (forced-colors: active)": { backgroundColor: "Highlight" },
  },
  clash: {
    backgroundColor: tokens.colorStatusDangerForeground1,
    "@media (forced-colors: active)": { backgroundColor: "Highlight" },
  },
  tall: { height: "12px" },
});

/** A share of a whole as a bar; the figure stands beside it in words. */
export function Bar(props: { part: number; of: number; tall?: boolean; clash?: boolean }) {
  const styles = useStyles();
  const share = props.of === 0 ? 0 : Math.min(1, props.part / props.of);
  return (
    <div className={mergeClasses(styles.track, props.tall && styles.tall)} aria-hidden>
      {props.part > 0 && (
        <div
          className={mergeClasses(styles.part, props.clash && styles.clash)}
          style={{ width: `${share * 100}%` }}
        />
      )}
    </div>
  );
}
