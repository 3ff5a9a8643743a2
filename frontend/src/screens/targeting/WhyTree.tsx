import { makeStyles, mergeClasses, tokens, typographyStyles } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import { Glyph } from "../../components/glyphs";
import type { explain } from "../../wailsjs/go/models";
import { spoken } from "./conditions";
import { outcomeGlyphs, outcomeKeys } from "./outcomes";
import { together } from "./together";

const useStyles = makeStyles({
  tree: { listStyleType: "none", margin: 0, padding: 0 },
  inner: { paddingLeft: "24px" },
  node: { display: "grid", gridTemplateColumns: "16px 1fr", columnGap: "8px", padding: "4px 0" },
  glyph: { marginTop: "2px" },
  code: {
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    lineHeight: "18px",
    overflowWrap: "anywhere",
    color: tokens.colorNeutralForeground2,
    display: "block",
  },
  small: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2, display: "block" },
});

/** Every expression of a rule with its outcome for one person, those that no longer matter too. */
export function WhyTree(props: { tree: explain.Explanation }) {
  const styles = useStyles();
  return (
    <ul className={styles.tree}>
      <Node node={props.tree} />
    </ul>
  );
}

function Node({ node }: { node: explain.Explanation }) {
  const styles = useStyles();
  const { t } = useTranslation("targeting");
  const details = node.expressionEvaluationDetails;
  const looked = node.propertyToEvaluate;
  const held = details.filter((detail) => detail.outcome === "match").length;
  const counts = { count: details.length, held, not: details.length - held };
  const has = ({ propertyName, propertyValue }: explain.EvaluatedProperty) => {
    const name = t(`properties.${propertyName}`, { defaultValue: spoken(propertyName) });
    if (node.state === "unknown") return t("why.hasUnknown", { name });
    if (node.state === "absent" || !propertyValue) return t("why.hasNone", { name });
    return t("why.has", { name, value: propertyValue });
  };
  return (
    <li>
      <div className={styles.node}>
        <Glyph state={outcomeGlyphs[node.outcome] ?? "unknown"} className={styles.glyph} />
        <div>
          {details.length > 0 && !looked ? (
            <span>{t(`why.node.${together(node)}`, counts)}</span>
          ) : (
            <>
              <span>
                {t(`why.leaf.${outcomeKeys[node.outcome] ?? "unknown"}`)} {looked && has(looked)}
              </span>
              <span className={styles.code}>{node.expression}</span>
            </>
          )}
          {node.reason && <span className={styles.small}>{node.reason}</span>}
          {node.assumed && <span className={styles.small}>{t("why.assumed")}</span>}
        </div>
      </div>
      {details.length > 0 && (
        <ul className={mergeClasses(styles.tree, styles.inner)}>
          {details.map((detail, index) => (
            <Node key={index} node={detail} />
          ))}
        </ul>
      )}
    </li>
  );
}
