import { makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { ago, moment } from "../format";

const tick = 30_000;
const minute = 60_000;

const useStyles = makeStyles({
  root: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2 },
});

/** How old the last reading of the tenant is; the exact time is in the tooltip. */
export function ReadingAge({ at }: { at: string | null }) {
  const styles = useStyles();
  const { t } = useTranslation("shell");
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), tick);
    return () => clearInterval(timer);
  }, []);
  if (at === null) return <span className={styles.root}>{t("neverRead")}</span>;
  return (
    <span className={styles.root} title={moment(at)}>
      {now.getTime() - new Date(at).getTime() < minute
        ? t("readJustNow")
        : t("readAgo", { ago: ago(at, now) })}
    </span>
  );
}
