import { makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import { Glyph } from "./glyphs";
import { LinkButton } from "./LinkButton";
import { wholeLine, type Stop, type StopKind } from "./reasoning";

const useStyles = makeStyles({
  root: { listStyleType: "none", margin: 0, padding: 0 },
  stop: {
    display: "grid",
    gridTemplateColumns: "56px 10px 1fr",
    columnGap: "12px",
    paddingBottom: "12px",
    position: "relative",
  },
  kind: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2, paddingTop: "2px" },
  ring: {
    width: "10px",
    height: "10px",
    boxSizing: "border-box",
    marginTop: "5px",
    borderRadius: "50%",
    border: `2px solid ${tokens.colorCompoundBrandStroke}`,
    backgroundColor: tokens.colorNeutralBackground2,
    zIndex: 1,
  },
  line: {
    position: "absolute",
    left: "72px",
    top: "10px",
    bottom: "-10px",
    width: "2px",
    backgroundColor: tokens.colorCompoundBrandStroke,
  },
  title: { display: "flex", alignItems: "center", gap: "8px", overflowWrap: "anywhere" },
  detail: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2 },
  missing: { color: tokens.colorNeutralForeground3, fontStyle: "italic" },
});

/**
 * The line from what was said to what was recorded, or `until` an earlier stop; one that is missing is shown as one that
 * nobody asked.
 */
export function LineOfReasoning(props: {
  stops: readonly Stop[];
  until?: StopKind;
  onOpen?: (stop: Stop) => void;
}) {
  const styles = useStyles();
  const { t } = useTranslation("common");
  const { onOpen } = props;
  const line = wholeLine(props.stops, props.until);
  return (
    <ol className={styles.root} aria-label={t("reasoning.label")}>
      {line.map(({ kind, stop }, index) => (
        <li key={index} className={styles.stop} data-stop={kind}>
          <span className={styles.kind}>{t(`reasoning.${kind}`)}</span>
          <span className={styles.ring} aria-hidden />
          {index < line.length - 1 && <span className={styles.line} aria-hidden />}
          <div>
            {stop === undefined ? (
              <span className={styles.missing}>{t("reasoning.missing")}</span>
            ) : (
              <>
                <span className={styles.title}>
                  {stop.state && <Glyph state={stop.state} />}
                  {onOpen && stop.step ? (
                    <LinkButton onClick={() => onOpen(stop)}>{stop.title}</LinkButton>
                  ) : (
                    stop.title
                  )}
                </span>
                {stop.detail && <span className={styles.detail}>{stop.detail}</span>}
              </>
            )}
          </div>
        </li>
      ))}
    </ol>
  );
}
