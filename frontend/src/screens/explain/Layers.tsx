import { makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { LinkButton } from "../../components/LinkButton";
import { LongName } from "../../components/LongName";
import { media } from "../../theme/sizes";
import type { service } from "../../wailsjs/go/models";

const useStyles = makeStyles({
  root: {
    display: "grid",
    gridTemplateColumns: "repeat(3, minmax(0, 1fr))",
    flexShrink: 0,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    [media.rail]: { gridTemplateColumns: "1fr" },
  },
  layer: {
    padding: "12px 24px",
    minWidth: 0,
    borderLeft: `1px solid ${tokens.colorNeutralStroke3}`,
    ":first-child": { borderLeft: "none" },
    [media.rail]: { borderLeft: "none", padding: "6px 24px" },
  },
  small: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2, display: "block" },
  rule: {
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    lineHeight: "18px",
    color: tokens.colorNeutralForeground2,
    display: "block",
    overflowWrap: "anywhere",
  },
  none: { color: tokens.colorNeutralForeground3 },
});

/** The persona of each layer and the rule that let the user in. */
export function Layers({ personas }: { personas: service.ExplainPersonaView[] }) {
  const styles = useStyles();
  const { t } = useTranslation("explain");
  const navigate = useNavigate();
  return (
    <div className={styles.root}>
      {personas.map((each) => (
        <div key={each.layer} className={styles.layer}>
          <span className={styles.small}>{t(`layer.${each.layer}`)}</span>
          {each.personaId === "" ? (
            <span className={styles.none}>{t("noPersona")}</span>
          ) : (
            <LinkButton
              label={each.name}
              onClick={() => void navigate({ to: "/personas", search: { select: each.personaId } })}
            >
              <LongName name={each.name} />
            </LinkButton>
          )}
          {each.because !== "" && <span className={styles.rule}>{each.because}</span>}
        </div>
      ))}
    </div>
  );
}
