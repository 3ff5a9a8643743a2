import { makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import type { service } from "../../wailsjs/go/models";

const useStyles = makeStyles({
  root: {
    margin: 0,
    paddingLeft: "12px",
    borderLeft: `3px solid ${tokens.colorNeutralStroke2}`,
  },
  says: { margin: 0 },
  head: { ...typographyStyles.caption1Strong, marginTop: "8px" },
  item: { ...typographyStyles.caption1, margin: 0 },
});

/** What a starting point of the library gives, what is still to be said, and where it comes from. */
export function StartingPoint({ start }: { start: service.StartingPointView }) {
  const styles = useStyles();
  const { t } = useTranslation("personas");
  const parts = [
    ["gives", [...start.licences, ...start.policies.map((type) => t("create.ownOf", { type }))]],
    ["open", start.open],
    ["sources", start.sources],
  ] as const;
  return (
    <dl className={styles.root}>
      <dt className={styles.says}>
        {t("create.inLayer", { says: start.says, layer: t(`layers.${start.layer}`) })}
      </dt>
      {parts.map(
        ([part, lines]) =>
          lines.length > 0 && (
            <div key={part}>
              <dt className={styles.head}>{t(`create.${part}`)}</dt>
              {lines.map((line) => (
                <dd key={line} className={styles.item}>
                  {line}
                </dd>
              ))}
            </div>
          ),
      )}
    </dl>
  );
}
