import { makeStyles, mergeClasses, tokens, typographyStyles } from "@fluentui/react-components";
import { useRef, type KeyboardEvent, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Glyph, type State } from "../../components/glyphs";
import { LongName } from "../../components/LongName";
import { count } from "../../format";
import { contrast } from "../../theme/sizes";
import type { service } from "../../wailsjs/go/models";
import { spoken, type Place } from "./useDialPlans";

const useStyles = makeStyles({
  head: { display: "flex", justifyContent: "space-between", padding: "12px 16px 4px" },
  title: { ...typographyStyles.caption1Strong, margin: 0 },
  small: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground3 },
  group: {
    ...typographyStyles.caption1,
    color: tokens.colorNeutralForeground2,
    padding: "12px 16px 4px",
    display: "block",
    overflowWrap: "anywhere",
  },
  option: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr) auto auto",
    columnGap: "8px",
    padding: "5px 16px",
    cursor: "default",
    outline: "none",
    ":hover": { backgroundColor: tokens.colorSubtleBackgroundHover },
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: "-2px" },
    [contrast]: { ":hover": { backgroundColor: tokens.colorNeutralBackground2 } },
  },
  selected: {
    backgroundColor: tokens.colorSubtleBackgroundSelected,
    boxShadow: `inset 3px 0 0 ${tokens.colorCompoundBrandStroke}`,
    fontWeight: tokens.fontWeightSemibold,
    [contrast]: { outline: `2px solid ${tokens.colorCompoundBrandStroke}`, outlineOffset: "-2px" },
  },
  says: {
    ...typographyStyles.caption1,
    gridColumn: "1 / -1",
    color: tokens.colorNeutralForeground2,
  },
  fixed: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr) auto",
    columnGap: "8px",
    padding: "5px 16px",
  },
  last: { paddingBottom: "12px" },
});

/** What is made here, what the tenant has, what comes after, templates, where the test numbers come from, and whom it is given. */
export function DialList(props: {
  view: service.DialPlansView;
  plan: service.DialPlanView | undefined;
  selected: string;
  onSelect: (place: Place) => void;
}) {
  const styles = useStyles();
  const { t } = useTranslation("dialplans");
  const root = useRef<HTMLDivElement>(null);
  const { view, plan, selected, onSelect } = props;
  const onKeyDown = (event: KeyboardEvent) => {
    const options = [...(root.current?.querySelectorAll<HTMLElement>("[role=option]") ?? [])];
    const here = options.indexOf(event.target as HTMLElement);
    if (here < 0 || event.ctrlKey || event.altKey || event.metaKey) return;
    const to = { ArrowUp: here - 1, ArrowDown: here + 1, Home: 0, End: options.length - 1 }[
      event.key
    ];
    if (to !== undefined) options[to]?.focus();
    else if (event.key === " " || event.key === "Enter") options[here]?.click();
    else return;
    event.preventDefault();
  };
  const first = [
    ...view.plans.map((line) => spoken({ side: "here", name: line.name })),
    ...view.tenant.map((line) => spoken({ side: "tenant", name: line.name })),
    ...view.templates.map((line) => spoken({ side: "template", name: line.country })),
  ];
  const reached = first.includes(selected) ? selected : first[0];
  const option = (
    place: Place,
    name: ReactNode,
    figure: string,
    says: string,
    state?: State,
    stateWords?: string,
  ) => {
    const id = spoken(place);
    return (
      <div
        key={id}
        role="option"
        aria-selected={id === selected}
        aria-description={state && stateWords}
        tabIndex={id === reached ? 0 : -1}
        className={mergeClasses(styles.option, id === selected && styles.selected)}
        onClick={() => onSelect(place)}
      >
        <span>{name}</span>
        <span>{state && <Glyph state={state} />}</span>
        <span>{figure}</span>
        {says !== "" && <span className={styles.says}>{says}</span>}
      </div>
    );
  };
  const line = (side: "here" | "tenant", one: service.DialPlanLine) => {
    const wrong = one.broken > 0 || one.wrong > 0 || (side === "here" && one.rules === 0);
    const says =
      one.broken > 0
        ? t("list.broken", { rules: t("list.rules", { count: one.rules }), count: one.broken })
        : one.wrong > 0
          ? t("list.wrong", { rules: t("list.rules", { count: one.rules }), count: one.wrong })
          : one.rules === 0
            ? t("list.none")
            : t("list.rules", { count: one.rules });
    return option(
      { side, name: one.name },
      <LongName name={one.name} plain={selected !== spoken({ side, name: one.name })} />,
      view.read ? count(one.users) : "",
      side === "tenant" && one.here ? t("list.also", { says }) : says,
      wrong && side === "here" ? "stop" : undefined,
      t("list.problem"),
    );
  };
  const group = (name: string, rows: ReactNode) => (
    <div role="group" aria-label={name}>
      <span className={styles.group} aria-hidden>
        {name}
      </span>
      {rows}
    </div>
  );
  return (
    <div className={styles.last}>
      <div className={styles.head}>
        <h2 className={styles.title}>{t("list.title", { count: view.plans.length })}</h2>
        <span className={styles.small}>{view.read && t("list.users")}</span>
      </div>
      <div ref={root} onKeyDown={onKeyDown} role="listbox" aria-label={t("list.label")}>
        {view.plans.length > 0 &&
          group(
            t("list.here"),
            view.plans.map((one) => line("here", one)),
          )}
        {view.tenant.length > 0 &&
          group(
            t("list.tenant"),
            view.tenant.map((one) => line("tenant", one)),
          )}
        {group(
          t("list.templates"),
          view.templates.map((one) =>
            option(
              { side: "template", name: one.country },
              one.name,
              t("list.rules", { count: one.rules }),
              "",
            ),
          ),
        )}
      </div>
      {view.after.length > 0 && (
        <>
          <span className={styles.group}>{t("list.after")}</span>
          {view.after.map((name) => (
            <div key={name} className={styles.fixed}>
              <span>{name}</span>
              <span />
              <span className={styles.says}>{t("list.afterSays")}</span>
            </div>
          ))}
        </>
      )}
      {plan && plan.tests.length > 0 && <Origins plan={plan} />}
      {plan && plan.side === "here" && (
        <>
          <span className={styles.group}>{t("list.given", { name: plan.name })}</span>
          {plan.given.length === 0 && (
            <div className={styles.fixed}>
              <span className={styles.says}>{t("list.givenToNobody")}</span>
            </div>
          )}
          {plan.given.map((one) => (
            <div key={one.id} className={styles.fixed}>
              <LongName name={one.name} plain />
              <span>{plan.read ? count(one.users) : ""}</span>
            </div>
          ))}
        </>
      )}
    </div>
  );
}

const origins = ["template", "interview", "typed"] as const;

function Origins({ plan }: { plan: service.DialPlanView }) {
  const styles = useStyles();
  const { t } = useTranslation("dialplans");
  return (
    <>
      <span className={styles.group}>{t("list.origins", { count: plan.tests.length })}</span>
      {origins.map((from) => (
        <div key={from} className={styles.fixed}>
          <span>{t(`origin.${from}`)}</span>
          <span>{plan.tests.filter((one) => one.test.from === from).length}</span>
        </div>
      ))}
    </>
  );
}
