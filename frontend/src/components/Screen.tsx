import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { KeyboardEvent, ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { focusRegion } from "../shell/regions";
import { breakpoints, media, sizes } from "../theme/sizes";
import { useMediaQuery } from "../theme/useMediaQuery";

const useStyles = makeStyles({
  root: { display: "flex", height: "100%", minWidth: 0, minHeight: 0 },
  left: { display: "flex", flexDirection: "column", flexGrow: 1, minWidth: 0, minHeight: 0 },
  tabs: {
    flexShrink: 0,
    height: "36px",
    display: "flex",
    alignItems: "center",
    overflowX: "auto",
    padding: "0 16px",
    backgroundColor: tokens.colorNeutralBackground1,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  beside: { display: "flex", flexGrow: 1, minWidth: 0, minHeight: 0 },
  work: {
    flexGrow: 1,
    flexBasis: 0,
    minWidth: 0,
    minHeight: 0,
    display: "flex",
    flexDirection: "column",
    backgroundColor: tokens.colorNeutralBackground1,
  },
  scrolls: { overflowY: "auto" },
  covered: { [media.onePane]: { display: "none" } },
  heard: {
    position: "absolute",
    width: "1px",
    height: "1px",
    overflow: "hidden",
    margin: 0,
    clipPath: "inset(50%)",
  },
  second: {
    flexShrink: 0,
    overflowY: "auto",
    backgroundColor: tokens.colorNeutralBackground2,
    borderRight: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  pane: {
    width: `${sizes.pane}px`,
    flexShrink: 0,
    boxSizing: "border-box",
    minHeight: 0,
    backgroundColor: tokens.colorNeutralBackground2,
    borderLeft: `1px solid ${tokens.colorNeutralStroke2}`,
    [media.onePane]: { width: "100%", borderLeft: "none" },
  },
});

/**
 * The frame of a screen: the work with its heading, commands and list; a second list at the left where one thing is
 * worked on at a time; the pane at the right. Below 800 px the pane takes the place of the list. Esc in the pane goes
 * back to the same row, Esc in the list closes the pane. `scrolls` is for work that is a page and not one long list, `tabs`
 * for a step that has several lists: they stand over the second list and the work, never over the pane.
 */
export function Screen(props: {
  children: ReactNode;
  tabs?: ReactNode;
  pane?: ReactNode;
  onClosePane?: () => void;
  second?: ReactNode;
  secondWidth?: number;
  scrolls?: boolean;
}) {
  const styles = useStyles();
  const { t } = useTranslation("common");
  const onePane = useMediaQuery(`(max-width: ${breakpoints.onePane - 1}px)`);
  const hasPane = props.pane !== undefined && props.pane !== null && props.pane !== false;
  const escape = (inPane: boolean) => (event: KeyboardEvent) => {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    if (inPane) focusRegion("list");
    else props.onClosePane?.();
  };
  return (
    <div className={styles.root}>
      <div className={mergeClasses(styles.left, hasPane && styles.covered)}>
        {props.tabs && (
          <nav className={styles.tabs} aria-label={t("lists")}>
            {props.tabs}
          </nav>
        )}
        <div className={styles.beside}>
          {props.second && (
            <section
              className={mergeClasses(styles.second, hasPane && styles.covered)}
              style={{ width: props.secondWidth ?? 232 }}
              aria-label={t("secondList")}
              tabIndex={0}
            >
              {props.second}
            </section>
          )}
          <main
            data-region="list"
            className={mergeClasses(
              styles.work,
              props.scrolls && styles.scrolls,
              hasPane && styles.covered,
            )}
            onKeyDown={escape(false)}
          >
            {props.children}
          </main>
        </div>
      </div>
      {hasPane && (
        // Where the pane takes the place of the work it is what the page is about.
        <div
          role={onePane ? "main" : "complementary"}
          data-region="pane"
          className={styles.pane}
          aria-label={t("details")}
          onKeyDown={escape(true)}
        >
          {onePane && <h1 className={styles.heard}>{t("details")}</h1>}
          {props.pane}
        </div>
      )}
    </div>
  );
}
