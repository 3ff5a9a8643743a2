import { makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import type { explain } from "../../wailsjs/go/models";
import { spoken } from "./conditions";

const useStyles = makeStyles({
  title: { ...typographyStyles.caption1Strong, margin: "12px 0 2px" },
  text: { margin: 0, overflowWrap: "anywhere" },
  edits: {
    display: "grid",
    gridTemplateColumns: "minmax(80px, auto) 1fr",
    columnGap: "12px",
    rowGap: "2px",
    margin: "4px 0 0",
  },
  name: { margin: 0, color: tokens.colorNeutralForeground3 },
  change: { margin: 0, overflowWrap: "anywhere" },
});

/** The smallest change of attributes that would turn the outcome round. */
export function WhyNearest(props: { nearest: explain.Nearest }) {
  const styles = useStyles();
  const { t } = useTranslation("targeting");
  const { nearest } = props;
  const now = (edit: explain.Change) => {
    if (edit.state === "unknown") return t("why.edit.unread");
    return edit.state === "absent" || edit.from === "" ? t("why.edit.nothing") : edit.from;
  };
  const then = ({ clear, operator, to }: explain.Change) => {
    if (clear) return t("why.edit.nothing");
    if (operator === "present") return t("why.edit.something");
    const values = to.join(t("why.edit.or"));
    if (operator === "eq" || operator === "in") return values;
    if (operator === "ne" || operator === "notIn") return t("why.edit.other", { values });
    const how = t(`operators.${operator}`, { defaultValue: operator });
    return t("why.edit.that", { how, values });
  };
  return (
    <>
      <h4 className={styles.title}>{t("why.nearest")}</h4>
      <p className={styles.text}>{nearest.text}</p>
      <dl className={styles.edits}>
        {nearest.edits.map((edit, index) => (
          <div key={index} style={{ display: "contents" }}>
            <dt className={styles.name}>
              {t(`properties.${edit.property}`, { defaultValue: spoken(edit.property) })}
            </dt>
            <dd className={styles.change}>
              {t("why.edit.change", { from: now(edit), to: then(edit) })}
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}
