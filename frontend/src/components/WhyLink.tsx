import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import { contrast } from "../theme/sizes";

const useStyles = makeStyles({
  root: {
    appearance: "none",
    border: "none",
    background: "none",
    padding: 0,
    margin: 0,
    cursor: "pointer",
    font: "inherit",
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorBrandForegroundLink,
    textDecorationLine: "underline",
    textDecorationStyle: "dotted",
    textUnderlineOffset: "2px",
    ":hover": { color: tokens.colorBrandForegroundLinkHover },
    [contrast]: { textDecorationStyle: "solid" },
  },
  selected: { color: tokens.colorBrandForegroundLinkHover },
});

/**
 * Asks for the reasoning behind a figure or a sentence. `about` names what it explains, for those who only hear it.
 * Ctrl+I presses the one nearest to the focus.
 */
export function WhyLink(props: {
  about: string;
  onWhy: () => void;
  onSelectedRow?: boolean;
  words?: string;
}) {
  const styles = useStyles();
  const { t } = useTranslation("common");
  const words = props.words ?? t("why");
  return (
    <button
      type="button"
      data-why=""
      className={mergeClasses(styles.root, props.onSelectedRow && styles.selected)}
      aria-label={t("whyAbout", { why: words, about: props.about })}
      onClick={(event) => {
        event.stopPropagation();
        props.onWhy();
      }}
    >
      {words}
    </button>
  );
}
