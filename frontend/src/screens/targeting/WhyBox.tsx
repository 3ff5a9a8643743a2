import { Button, makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { DismissRegular } from "@fluentui/react-icons";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { call } from "../../api";
import { Glyph, type State } from "../../components/glyphs";
import { Loaded } from "../../components/Loaded";
import type { rule } from "../../wailsjs/go/models";
import * as Targeting from "../../wailsjs/go/service/Targeting";
import { spoken } from "./conditions";
import { together } from "./together";

const useStyles = makeStyles({
  root: {
    flexShrink: 0,
    maxHeight: "50%",
    overflowY: "auto",
    padding: "8px 20px 12px",
    borderTop: `1px solid ${tokens.colorNeutralStroke1}`,
  },
  head: { display: "flex", alignItems: "center", justifyContent: "space-between" },
  title: { ...typographyStyles.body1Strong, margin: 0 },
  tree: { listStyleType: "none", margin: 0, padding: 0 },
  nearest: { margin: "8px 0" },
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

const glyphs: Record<string, State> = { match: "done", "no match": "failed", unknown: "unknown" };
const kinds: Record<string, State> = { holds: "done", stops: "failed", unknown: "unknown" };
const keys: Record<string, string> = { match: "match", "no match": "noMatch", unknown: "unknown" };

/** Why the rule lets one person in or leaves them out: every condition with what the person has. */
export function WhyBox(props: { text: string; userId: string; onClose: () => void }) {
  const styles = useStyles();
  const { t } = useTranslation("targeting");
  const why = useQuery({
    queryKey: ["targetingWhy", props.text, props.userId],
    queryFn: () => call(() => Targeting.Why(props.text, props.userId)),
  });
  return (
    <section className={styles.root} aria-label={t("why.label")} tabIndex={0}>
      <Loaded query={why}>
        {(view) => (
          <>
            <div className={styles.head}>
              <h3 className={styles.title}>
                {t(`why.${keys[view.outcome] ?? "unknown"}`, { name: view.person.name })}
              </h3>
              <Button
                appearance="subtle"
                size="small"
                icon={<DismissRegular />}
                aria-label={t("why.close")}
                onClick={props.onClose}
              />
            </div>
            <ul className={styles.tree}>
              {view.because.map((because) => (
                <li key={because.text} className={styles.node}>
                  <Glyph state={kinds[because.kind] ?? "unknown"} className={styles.glyph} />
                  <span>
                    {because.text}
                    {because.assumed && <span className={styles.small}>{t("why.assumed")}</span>}
                  </span>
                </li>
              ))}
            </ul>
            {view.nearest && (
              <p className={styles.nearest}>
                <strong>{t("why.nearest")}</strong> {view.nearest.text}
              </p>
            )}
            <ul className={styles.tree} aria-label={t("why.every")}>
              <Node node={view.tree} />
            </ul>
          </>
        )}
      </Loaded>
    </section>
  );
}

function Node({ node }: { node: rule.Explanation }) {
  const styles = useStyles();
  const { t } = useTranslation("targeting");
  const details = node.expressionEvaluationDetails;
  const looked = node.propertyToEvaluate;
  const held = details.filter((detail) => detail.outcome === "match").length;
  const counts = { count: details.length, held, not: details.length - held };
  const has = (property: rule.EvaluatedProperty) => {
    const name = t(`properties.${property.propertyName}`, {
      defaultValue: spoken(property.propertyName),
    });
    if (node.state === "unknown") return t("why.hasUnknown", { name });
    if (node.state === "absent" || property.propertyValue === "") return t("why.hasNone", { name });
    return t("why.has", { name, value: property.propertyValue });
  };
  return (
    <li>
      <div className={styles.node}>
        <Glyph state={glyphs[node.outcome] ?? "unknown"} className={styles.glyph} />
        <div>
          {details.length > 0 && !looked ? (
            <span>{t(`why.node.${together(node)}`, counts)}</span>
          ) : (
            <>
              <span>
                {t(`why.leaf.${keys[node.outcome] ?? "unknown"}`)} {looked && has(looked)}
              </span>
              <span className={styles.code}>{node.expression}</span>
            </>
          )}
          {node.reason && <span className={styles.small}>{node.reason}</span>}
          {node.assumed && <span className={styles.small}>{t("why.assumed")}</span>}
        </div>
      </div>
      {details.length > 0 && (
        <ul className={`${styles.tree} ${styles.inner}`}>
          {details.map((detail, index) => (
            <Node key={index} node={detail} />
          ))}
        </ul>
      )}
    </li>
  );
}
