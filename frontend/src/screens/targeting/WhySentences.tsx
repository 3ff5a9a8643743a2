import { makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import { Glyph } from "../../components/glyphs";
import type { explain } from "../../wailsjs/go/models";
import { outcomeGlyphs, outcomeKeys, outcomeOfKind } from "./outcomes";

const useStyles = makeStyles({
  list: { listStyleType: "none", margin: "4px 0 0", padding: 0 },
  reason: { display: "grid", gridTemplateColumns: "16px 1fr", columnGap: "8px", padding: "4px 0" },
  glyph: { marginTop: "2px" },
  text: { overflowWrap: "anywhere" },
  small: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2, display: "block" },
});

/** The few reasons that decide, each as a sentence with its outcome. */
export function WhySentences(props: { because: readonly explain.Sentence[] }) {
  const styles = useStyles();
  const { t } = useTranslation("targeting");
  return (
    <ul className={styles.list}>
      {props.because.map((sentence, index) => {
        const outcome = outcomeOfKind[sentence.kind] ?? "unknown";
        return (
          <li key={index} className={styles.reason} title={sentence.expression}>
            <Glyph state={outcomeGlyphs[outcome] ?? "unknown"} className={styles.glyph} />
            <div className={styles.text}>
              {t(`why.leaf.${outcomeKeys[outcome] ?? "unknown"}`)} {sentence.text}
              {sentence.assumed && <span className={styles.small}>{t("why.assumed")}</span>}
            </div>
          </li>
        );
      })}
    </ul>
  );
}
