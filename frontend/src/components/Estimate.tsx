import { makeStyles, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

const useStyles = makeStyles({
  root: {
    fontWeight: tokens.fontWeightRegular,
    textDecorationLine: "underline",
    textDecorationStyle: "dashed",
    textDecorationColor: tokens.colorNeutralStroke1,
    textDecorationThickness: "1px",
    textUnderlineOffset: "3px",
    whiteSpace: "nowrap",
  },
});

/** A figure that was estimated and not measured: it looks like one and is read out as one. */
export function Estimate({ children }: { children: ReactNode }) {
  const styles = useStyles();
  const { t } = useTranslation("common");
  return (
    <span className={styles.root}>
      {t("about")} {children}
    </span>
  );
}
