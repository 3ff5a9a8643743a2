import { makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import { LinkButton } from "../../../components/LinkButton";
import { LongName } from "../../../components/LongName";
import { count } from "../../../format";
import type { service } from "../../../wailsjs/go/models";

const useStyles = makeStyles({
  root: { padding: "6px 0 10px", borderBottom: `1px solid ${tokens.colorNeutralStroke3}` },
  row: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr) 116px 48px",
    columnGap: "8px",
    overflowWrap: "anywhere",
    padding: "1px 0",
  },
  keep: typographyStyles.body1Strong,
  small: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2, marginTop: "1px" },
  users: { textAlign: "right" },
  caught: { listStyleType: "none", margin: "2px 0", padding: 0 },
  value: { whiteSpace: "pre-wrap" },
});

/** Several spellings of one value, what tells each apart, and whom it would catch if all were spelled alike. */
export function VariantGroup(props: {
  group: service.VariantGroupView;
  onValue: (value: string) => void;
  onImagine: (others: string[]) => void;
}) {
  const styles = useStyles();
  const { t } = useTranslation("targeting");
  const { group, onValue } = props;
  const others = group.others ?? [];
  const caught = group.caught ?? [];
  return (
    <div className={styles.root}>
      <div className={styles.row}>
        <span className={styles.keep}>
          <LinkButton onClick={() => onValue(group.keep)}>
            {t("quality.quoted", { value: group.keep })}
          </LinkButton>
        </span>
        <span className={styles.small}>{t("quality.keep")}</span>
        <span className={styles.users}>{count(group.count)}</span>
      </div>
      {others.map((other) => (
        <div key={other.value} className={styles.row}>
          <span className={styles.value}>
            <LinkButton
              label={t("quality.spelling", { value: other.value })}
              onClick={() => onValue(other.value)}
            >
              {t("quality.quoted", { value: other.value })}
            </LinkButton>
          </span>
          <span className={styles.small}>{t(`quality.kind.${other.kind}`)}</span>
          <span className={styles.users}>{count(other.count)}</span>
        </div>
      ))}
      <ul className={styles.caught}>
        {caught.map((each) => (
          <li key={each.personaId} className={styles.small}>
            <LongName name={each.name} />
            {t("quality.caught", {
              what: [
                each.in > 0 ? t("who.in", { count: each.in, n: count(each.in) }) : "",
                each.out > 0 ? t("who.out", { count: each.out, n: count(each.out) }) : "",
              ]
                .filter((part) => part !== "")
                .join(t("common:comma")),
            })}
          </li>
        ))}
        {caught.length === 0 && <li className={styles.small}>{t("quality.caughtNobody")}</li>}
      </ul>
      <LinkButton onClick={() => props.onImagine(others.map((other) => other.value))}>
        {t("quality.imagine", { value: group.keep })}
      </LinkButton>
    </div>
  );
}
