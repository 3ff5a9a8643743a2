import { makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import { Glyph } from "./glyphs";
import { LinkButton } from "./LinkButton";

const useStyles = makeStyles({
  root: {
    ...typographyStyles.caption1,
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    columnGap: "6px",
    paddingTop: "2px",
    color: tokens.colorNeutralForeground2,
  },
  words: { overflowWrap: "anywhere", minWidth: 0 },
});

/** Under a field: that what stands in it is not kept yet, with the reason where it cannot be, and the ways on. */
export function NotKept(props: {
  id?: string;
  label: string;
  reason?: string;
  onKeep?: () => void;
  onDrop: () => void;
}) {
  const styles = useStyles();
  const { t } = useTranslation("common");
  const { reason = "" } = props;
  return (
    <span id={props.id} className={styles.root} role={reason === "" ? undefined : "alert"}>
      <Glyph state={reason === "" ? "progress" : "problem"} />
      <span className={styles.words}>
        {reason === "" ? t("notKept.yet") : t("notKept.why", { reason })}
      </span>
      {reason === "" && props.onKeep && (
        <LinkButton label={t("notKept.keepLabel", { name: props.label })} onClick={props.onKeep}>
          {t("notKept.keep")}
        </LinkButton>
      )}
      <LinkButton label={t("notKept.dropLabel", { name: props.label })} onClick={props.onDrop}>
        {t("notKept.drop")}
      </LinkButton>
    </span>
  );
}
