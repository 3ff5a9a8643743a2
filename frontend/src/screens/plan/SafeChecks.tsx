import { makeStyles } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import { Glyph } from "../../components/glyphs";
import { count } from "../../format";
import type { service } from "../../wailsjs/go/models";
import { figuresOf } from "./planModel";

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
    const [figure = 0, all = 0, limit = 0] = figuresOf(check.detail);
    return t(`checks.${check.id}.${check.ok ? "ok" : "not"}`, {
      count: figure,
      n: count(figure),
      all: count(all),
      limit: count(limit),
      defaultValue: check.detail,
    });
  };
  return (
    <ul className={styles.root}>
      {checks.map((check) => (
        <li key={check.id} className={styles.check} data-check={check.id}>
          <Glyph state={stateOf(check)} className={styles.glyph} />
          <span>{words(check)}</span>
        </li>
      ))}
    </ul>
  );
}

/** An approval that is still to be given, and what only is worth knowing, do not look like a refusal. */
function stateOf(check: service.SafeCheckView) {
  if (check.ok) return "done";
  if (check.id === "approval") return "empty";
  return check.refuses ? "stop" : "problem";
}
