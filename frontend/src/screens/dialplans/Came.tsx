import { makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import { sizes } from "../../theme/sizes";
import type { service } from "../../wailsjs/go/models";

const useStyles = makeStyles({
  root: { padding: `8px ${sizes.gutter}px`, color: tokens.colorNeutralForeground2 },
  head: { ...typographyStyles.caption1Strong, margin: 0 },
  value: { fontFamily: tokens.fontFamilyMonospace, overflowWrap: "anywhere" },
});

/** What the tenant shows of a dial plan and the design has no place for, as it came. */
export function Came({ plan }: { plan: service.DialPlanView }) {
  const styles = useStyles();
  const { t } = useTranslation("dialplans");
  if (plan.came.length === 0) return null;
  return (
    <section className={styles.root} aria-label={t("came.title")}>
      <h2 className={styles.head}>{t("came.title")}</h2>
      {plan.came.map((one, index) => (
        <div key={index}>
          {one.rule === ""
            ? t("came.plan", { name: one.name })
            : t("came.rule", { name: one.name, rule: one.rule })}{" "}
          <span className={styles.value}>{one.value}</span>
        </div>
      ))}
    </section>
  );
}
