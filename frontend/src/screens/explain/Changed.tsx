import { makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { LinkButton } from "../../components/LinkButton";
import { fullDay } from "../../format";
import type { service } from "../../wailsjs/go/models";

const useStyles = makeStyles({
  root: { padding: "24px 0" },
  title: { ...typographyStyles.caption1Strong, margin: "0 24px 4px" },
  row: {
    display: "grid",
    gridTemplateColumns: "96px 1fr auto",
    columnGap: "16px",
    alignItems: "center",
    minHeight: "32px",
    padding: "0 24px",
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  list: { listStyleType: "none", margin: 0, padding: 0 },
  quiet: { color: tokens.colorNeutralForeground3 },
  more: { margin: "8px 24px 0" },
  none: { color: tokens.colorNeutralForeground3, margin: "0 24px" },
});

/** What changed for the user, newest first. */
export function Changed({ changed, user }: { changed: service.HistoryView[]; user: string }) {
  const styles = useStyles();
  const { t } = useTranslation("explain");
  const navigate = useNavigate();
  return (
    <section className={styles.root}>
      <h2 className={styles.title}>{t("changed")}</h2>
      {changed.length === 0 ? (
        <p className={styles.none}>{t("changedNothing")}</p>
      ) : (
        <ol className={styles.list}>
          {changed.map((each, index) => (
            <li key={`${each.at} ${index}`} className={styles.row}>
              <span>{fullDay(each.at)}</span>
              <span>{each.what}</span>
              <span className={styles.quiet}>
                {[each.detail, each.by].filter((part) => part !== "").join(", ")}
              </span>
            </li>
          ))}
        </ol>
      )}
      <p className={styles.more}>
        <LinkButton
          onClick={() => void navigate({ to: "/record", search: { about: `user/${user}` } })}
        >
          {t("onRecord")}
        </LinkButton>
      </p>
    </section>
  );
}
