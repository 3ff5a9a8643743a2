import { Button, makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { ArrowLeftRegular, DismissRegular } from "@fluentui/react-icons";
import { useMemo, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { breakpoints } from "../theme/sizes";
import { useMediaQuery } from "../theme/useMediaQuery";
import { About } from "./about";
import { WhyLink } from "./WhyLink";

const useStyles = makeStyles({
  root: { display: "flex", flexDirection: "column", height: "100%", minHeight: 0 },
  head: {
    padding: "16px 20px 12px",
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    display: "grid",
    gridTemplateColumns: "1fr auto",
    alignItems: "start",
  },
  title: { ...typographyStyles.subtitle2, margin: 0, overflowWrap: "anywhere" },
  caption: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground3, margin: 0 },
  tabs: { gridColumn: "1 / -1", margin: "0 0 -12px -10px" },
  body: { flexGrow: 1, minHeight: 0, overflowY: "auto", padding: "12px 20px" },
  foot: {
    padding: "12px 20px",
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    display: "flex",
    alignItems: "center",
    gap: "8px",
  },
});

/** The detail at the right: a head with title and caption, a body that scrolls, a foot with the one or two actions. */
export function Pane(props: {
  title: ReactNode;
  caption?: ReactNode;
  about?: string;
  onWhy?: () => void;
  onClose?: () => void;
  tabs?: ReactNode;
  foot?: ReactNode;
  children: ReactNode;
}) {
  const styles = useStyles();
  const { t } = useTranslation("common");
  const onePane = useMediaQuery(`(max-width: ${breakpoints.onePane - 1}px)`);
  const name = props.about ?? (typeof props.title === "string" ? props.title : "");
  const about = useMemo(() => ({ name, section: "" }), [name]);
  return (
    <div className={styles.root}>
      <div className={styles.head}>
        <div>
          <h2 className={styles.title}>{props.title}</h2>
          {(props.caption !== undefined || props.onWhy) && (
            <p className={styles.caption}>
              {props.caption}{" "}
              {props.onWhy && <WhyLink about={props.about ?? ""} onWhy={props.onWhy} />}
            </p>
          )}
        </div>
        {props.onClose && (
          <Button
            appearance="subtle"
            size="small"
            icon={onePane ? <ArrowLeftRegular /> : <DismissRegular />}
            aria-label={onePane ? t("backToList") : t("closePane")}
            onClick={props.onClose}
          />
        )}
        {props.tabs && <div className={styles.tabs}>{props.tabs}</div>}
      </div>
      {/* Scrolls, so it must be reachable by keyboard even when it holds nothing to press. */}
      <div className={styles.body} tabIndex={0} role="group" aria-label={t("details")}>
        <About value={about}>{props.children}</About>
      </div>
      {props.foot && <div className={styles.foot}>{props.foot}</div>}
    </div>
  );
}
