import { makeStyles, mergeClasses, tokens, typographyStyles } from "@fluentui/react-components";
import {
  BookOpenRegular,
  HomeRegular,
  PersonRegular,
  SettingsRegular,
} from "@fluentui/react-icons";
import { Link, useRouterState } from "@tanstack/react-router";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { Glyph } from "../components/glyphs";
import { clock } from "../format";
import { contrast, sizes } from "../theme/sizes";
import { asideIds, stepIds, type AsideId, type ShellState, type StepId } from "./model";

const useStyles = makeStyles({
  root: {
    width: `${sizes.steps}px`,
    flexShrink: 0,
    boxSizing: "border-box",
    padding: "8px",
    display: "flex",
    flexDirection: "column",
    overflowY: "auto",
    backgroundColor: tokens.colorNeutralBackground3,
    borderRight: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  rail: { width: `${sizes.rail}px`, padding: "8px 4px" },
  list: { listStyleType: "none", margin: 0, padding: 0, display: "grid", rowGap: "2px" },
  link: {
    display: "flex",
    alignItems: "center",
    gap: "10px",
    height: "36px",
    boxSizing: "border-box",
    padding: "0 8px",
    borderRadius: tokens.borderRadiusMedium,
    border: "1px solid transparent",
    color: tokens.colorNeutralForeground2,
    textDecorationLine: "none",
    position: "relative",
    ":hover": { backgroundColor: tokens.colorNeutralBackground3Hover },
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}` },
    [contrast]: { ":hover": { backgroundColor: tokens.colorNeutralBackground3 } },
  },
  linkRail: { padding: 0, justifyContent: "center" },
  open: {
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    color: tokens.colorNeutralForeground1,
    fontWeight: tokens.fontWeightSemibold,
    "::before": {
      content: '""',
      position: "absolute",
      left: "-1px",
      top: "8px",
      bottom: "8px",
      width: "3px",
      backgroundColor: tokens.colorCompoundBrandStroke,
    },
    [contrast]: { border: `1px solid ${tokens.colorCompoundBrandStroke}` },
  },
  words: {
    ...typographyStyles.caption1,
    color: tokens.colorNeutralForeground3,
    marginLeft: "auto",
    whiteSpace: "nowrap",
  },
  rule: {
    height: "1px",
    border: "none",
    backgroundColor: tokens.colorNeutralStroke1,
    margin: "8px",
    width: "auto",
  },
  foot: {
    ...typographyStyles.caption1,
    marginTop: "auto",
    padding: "8px",
    color: tokens.colorNeutralForeground3,
    overflowWrap: "anywhere",
  },
  unkept: { color: tokens.colorBrandForegroundLink },
  icon: { fontSize: "16px", display: "flex" },
});

const icons: Record<AsideId | "start", ReactElement> = {
  start: <HomeRegular aria-hidden />,
  explain: <PersonRegular aria-hidden />,
  record: <BookOpenRegular aria-hidden />,
  settings: <SettingsRegular aria-hidden />,
};

/** The steps in the order of the work, each with how it stands; then what is of all steps; at the foot the file. */
export function Steps(props: {
  state: ShellState | undefined;
  rail: boolean;
  /** How much is typed on any screen and not kept yet. */
  unkept: number;
}) {
  const { state, rail, unkept } = props;
  const styles = useStyles();
  const { t } = useTranslation("shell");
  return (
    <nav
      data-region="steps"
      aria-label={t("steps.label")}
      className={mergeClasses(styles.root, rail && styles.rail)}
    >
      <ol className={styles.list}>
        {stepIds.map((id) => (
          <li key={id}>
            <StepLink id={id} state={state} rail={rail} />
          </li>
        ))}
      </ol>
      <hr className={styles.rule} />
      <ul className={styles.list}>
        {asideIds.map((id) => (
          <li key={id}>
            <StepLink id={id} state={state} rail={rail} />
          </li>
        ))}
      </ul>
      {!rail && state && (
        <div className={styles.foot}>
          {unkept > 0 && (
            <div>
              <Link to="/start" search={{}} className={styles.unkept}>
                {t("notKept", { count: unkept })}
              </Link>
            </div>
          )}
          {state.file && <div>{state.file}</div>}
          {state.savedAt && <div>{t("saved", { at: clock(state.savedAt) })}</div>}
        </div>
      )}
    </nav>
  );
}

/** The lists that a step has beside its own, each at an address of its own. */
const lists: Partial<Record<StepId | AsideId, readonly string[]>> = {
  personas: ["/policies", "/dialplans", "/queues", "/places", "/routing", "/licences"],
};

function StepLink(props: { id: StepId | AsideId; state: ShellState | undefined; rail: boolean }) {
  const styles = useStyles();
  const { t } = useTranslation("shell");
  const { id, rail } = props;
  const path = useRouterState({ select: (state) => state.location.pathname });
  const inList = lists[id]?.includes(path) === true;
  const standing = props.state?.steps.find((step) => step.id === id);
  const hasIcon = id === "start" || id === "explain" || id === "record" || id === "settings";
  const name = t(`steps.${id}`);
  const words = hasIcon ? "" : (standing?.words ?? "");
  const whole = words === "" ? name : t("steps.withWords", { name, words });
  return (
    <Link
      to={`/${id}`}
      className={mergeClasses(styles.link, rail && styles.linkRail, inList && styles.open)}
      aria-current={inList ? "page" : undefined}
      activeProps={{
        className: mergeClasses(styles.link, rail && styles.linkRail, styles.open),
        "aria-current": "page",
      }}
      aria-label={rail ? whole : undefined}
      title={rail ? whole : undefined}
      data-step={id}
    >
      {hasIcon ? (
        <span className={styles.icon}>{icons[id]}</span>
      ) : (
        <Glyph state={standing?.state ?? "empty"} />
      )}
      {!rail && <span>{name}</span>}
      {!rail && words !== "" && <span className={styles.words}>{words}</span>}
    </Link>
  );
}
