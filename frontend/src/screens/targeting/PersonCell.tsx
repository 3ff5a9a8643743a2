import { makeStyles, mergeClasses, tokens, typographyStyles } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import { Glyph } from "../../components/glyphs";
import { splitName, usualPrefix } from "../../components/longName";
import { WhyLink } from "../../components/WhyLink";
import type { service } from "../../wailsjs/go/models";

const useStyles = makeStyles({
  on: { display: "flex", alignItems: "center", columnGap: "8px" },
  name: { overflow: "hidden", textOverflow: "ellipsis" },
  title: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2 },
  also: { ...typographyStyles.caption1, marginLeft: "auto" },
  why: { marginLeft: "auto" },
});

/** A person in a list: name and work, the other persona of the layer that holds them too, and "Why?" where chosen. */
export function PersonCell(props: {
  person: service.PersonLine;
  selected: boolean;
  onWhy: () => void;
}) {
  const styles = useStyles();
  const { t } = useTranslation("targeting");
  const { person, selected } = props;
  const also = (person.also ?? []).map((name) => splitName(name, usualPrefix)[1]);
  return (
    <span className={styles.on}>
      <span className={styles.name} title={person.upn}>
        {person.name} <span className={styles.title}>{person.jobTitle}</span>
      </span>
      {also[0] !== undefined && (
        <span className={mergeClasses(styles.on, styles.also)} title={also.join("\n")}>
          <Glyph state="stop" />
          {t("who.also", { name: also[0] })}
        </span>
      )}
      {selected && (
        <span className={also[0] === undefined ? styles.why : undefined}>
          <WhyLink about={person.name} onSelectedRow onWhy={props.onWhy} />
        </span>
      )}
    </span>
  );
}
