import { makeStyles } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import { Glyph } from "../../components/glyphs";
import { count } from "../../format";
import type { service } from "../../wailsjs/go/models";
import { twoFigures } from "./planModel";

const useStyles = makeStyles({
  root: { listStyleType: "none", margin: 0, padding: 0 },
  check: { display: "grid", gridTemplateColumns: "16px 1fr", columnGap: "10px", padding: "3px 0" },
  glyph: { marginTop: "2px" },
});

/** The answers to "is it safe to run?", each with its glyph and its words. */
export function SafeChecks({ checks }: { checks: readonly service.SafeCheckView[] }) {
  const styles = useStyles();
  const { t } = useTranslation("plan");
  const words = (check: service.SafeCheckView) => {
    const [figure, limit] = twoFigures(check.detail);
    return t(`checks.${check.id}.${check.ok ? "ok" : "not"}`, {
      count: figure,
      n: count(figure),
      limit: count(limit),
      defaultValue: check.detail,
    });
  };
  return (
    <ul className={styles.root}>
      {checks.map((check) => (
        <li key={check.id} className={styles.check} data-check={check.id}>
          <Glyph state={check.ok ? "done" : "stop"} className={styles.glyph} />
          <span>{words(check)}</span>
        </li>
      ))}
    </ul>
  );
}
