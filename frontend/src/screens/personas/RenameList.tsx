import { makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import { count } from "../../format";
import type { service } from "../../wailsjs/go/models";

const useStyles = makeStyles({
  list: { listStyleType: "none", margin: 0, padding: 0 },
  item: { padding: "8px 0", borderBottom: `1px solid ${tokens.colorNeutralStroke3}` },
  name: { overflowWrap: "anywhere" },
  after: { fontWeight: tokens.fontWeightSemibold },
  line: {
    ...typographyStyles.caption1,
    display: "block",
    color: tokens.colorNeutralForeground2,
    overflowWrap: "anywhere",
  },
});

/** What gets another name, each with what that touches, and then what stays as it is. */
export function RenameList({ renames }: { renames: service.RenamesView }) {
  const styles = useStyles();
  const { t } = useTranslation("names");
  return (
    <ul className={styles.list} aria-label={t("renames")}>
      {renames.lines.map((line) => (
        <li key={`${line.kind} ${line.type} ${line.before}`} className={styles.item}>
          <span className={styles.line}>
            {line.kind === "persona" ? t("persona") : line.type}
            {line.kind === "policy" && `, ${line.personas.join(", ")}`}
          </span>
          <span className={styles.name}>
            {line.before} {t("becomes")} <span className={styles.after}>{line.after}</span>
          </span>
          <Means line={line} />
        </li>
      ))}
      <Staying stays={renames.stays} />
    </ul>
  );
}

function Means({ line }: { line: service.RenameView }) {
  const styles = useStyles();
  const { t } = useTranslation("names");
  return (
    <>
      <span className={styles.line}>{t(`means.${line.means}`)}</span>
      {(line.means === "group" || line.means === "again") && (
        <span className={styles.line}>
          {line.groups.length > 0 && `${t("givenTo", { groups: line.groups.join(", ") })} `}
          {t(line.kind === "persona" ? "reaches" : "held", {
            count: line.users,
            n: count(line.users),
          })}
        </span>
      )}
    </>
  );
}

/** Policies that stay, and why. */
export function Staying({ stays }: { stays: readonly service.StayingView[] }) {
  const styles = useStyles();
  const { t } = useTranslation("names");
  return stays.map((stay) => (
    <li key={`${stay.type} ${stay.name}`} className={styles.item}>
      <span className={styles.line}>{stay.type}</span>
      <span className={styles.name}>{stay.name}</span>
      <span className={styles.line}>
        {t(`stays.${stay.why}`, { personas: stay.personas.join(", ") })}
      </span>
    </li>
  ));
}
