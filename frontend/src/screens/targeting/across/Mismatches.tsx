import { makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import { StateBadge } from "../../../components/StateBadge";
import { count } from "../../../format";
import type { service } from "../../../wailsjs/go/models";

const useStyles = makeStyles({
  root: { padding: "20px 24px 24px" },
  title: { ...typographyStyles.caption1Strong, margin: "0 0 4px" },
  list: { listStyleType: "none", margin: 0, padding: 0 },
  row: { padding: "4px 0", borderBottom: `1px solid ${tokens.colorNeutralStroke3}` },
});

/** Countries that do not fit the usage location, which decides what can be licensed for a user. */
export function Mismatches(props: { mismatches: readonly service.MismatchView[] | null }) {
  const styles = useStyles();
  const { t } = useTranslation("targeting");
  const mismatches = props.mismatches ?? [];
  return (
    <section className={styles.root}>
      <h2 className={styles.title}>{t("quality.mismatch.title")}</h2>
      {mismatches.length === 0 ? (
        <StateBadge state="done" words={t("quality.mismatch.none")} />
      ) : (
        <ul className={styles.list}>
          {mismatches.map((each) => (
            <li key={`${each.country} ${each.usageLocation}`} className={styles.row}>
              <StateBadge
                state="problem"
                words={t("quality.mismatch.row", {
                  count: each.users,
                  n: count(each.users),
                  country: each.country,
                  location: each.usageLocation,
                })}
              />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
