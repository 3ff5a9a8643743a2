import { makeStyles, mergeClasses, tokens, typographyStyles } from "@fluentui/react-components";
import { ReOrderDotsVerticalRegular } from "@fluentui/react-icons";
import { useEffect, useRef, useState, type KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import { focusRegionSoon } from "../../shell/regions";
import { contrast, sizes } from "../../theme/sizes";
import type { service } from "../../wailsjs/go/models";
import { PatternText } from "./PatternText";
import { RuleProblems } from "./RuleProblems";
import { newRule, useExam, useRuleDrafts, type RuleText } from "./useDialPlans";

const tracks = "16px 16px minmax(80px, 1fr) minmax(120px, 1.6fr) minmax(96px, 1.4fr) 48px";

const useStyles = makeStyles({
  head: {
    ...typographyStyles.caption1Strong,
    display: "grid",
    gridTemplateColumns: tracks,
    columnGap: "12px",
    alignItems: "center",
    height: `${sizes.listHead}px`,
    padding: `0 ${sizes.gutter}px`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke1}`,
  },
  end: { textAlign: "right" },
  row: {
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    cursor: "default",
    outline: "none",
    ":hover": { backgroundColor: tokens.colorSubtleBackgroundHover },
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: "-2px" },
    [contrast]: { ":hover": { backgroundColor: tokens.colorNeutralBackground1 } },
  },
  cells: {
    display: "grid",
    gridTemplateColumns: tracks,
    columnGap: "12px",
    alignItems: "center",
    minHeight: "32px",
    padding: `0 ${sizes.gutter}px`,
  },
  name: { overflowWrap: "anywhere" },
  draft: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2, display: "block" },
  selected: {
    backgroundColor: tokens.colorSubtleBackgroundSelected,
    boxShadow: `inset 3px 0 0 ${tokens.colorCompoundBrandStroke}`,
    ":hover": { backgroundColor: tokens.colorSubtleBackgroundSelected },
    [contrast]: { outline: `2px solid ${tokens.colorCompoundBrandStroke}`, outlineOffset: "-2px" },
  },
  strong: { fontWeight: tokens.fontWeightSemibold },
  over: { borderTop: `2px solid ${tokens.colorCompoundBrandStroke}` },
  handle: { cursor: "grab", display: "flex", color: tokens.colorNeutralForeground3 },
  heard: {
    position: "absolute",
    whiteSpace: "nowrap",
    width: "1px",
    height: "1px",
    overflow: "hidden",
    clipPath: "inset(50%)",
  },
});

/** The rules in the order in which they are asked. Alt with an arrow moves one, and so does its handle. */
export function RuleList(props: {
  plan: service.DialPlanView;
  selected: number | undefined;
  onSelect: (at: number | undefined) => void;
  onMove: (from: number, to: number) => void;
  onRemove: (at: number) => void;
  onMend: (at: number, rule: RuleText) => void;
}) {
  const styles = useStyles();
  const { t } = useTranslation("dialplans");
  const root = useRef<HTMLDivElement>(null);
  const [said, say] = useState("");
  const [dragged, drag] = useState<number>();
  const [over, setOver] = useState<number>();
  const wanted = useRef<number>(undefined);
  const { plan, selected } = props;
  const editable = plan.side === "here";
  const drafts = useRuleDrafts(plan.name);
  const fresh = editable ? drafts.get(newRule) : undefined;
  const rows = plan.rules.length + (fresh ? 1 : 0);
  useEffect(() => {
    if (wanted.current === undefined) return;
    root.current?.querySelector<HTMLElement>(`[data-rule-row="${wanted.current}"]`)?.focus();
    wanted.current = undefined;
  }, [plan.rules]);
  const move = (from: number, to: number) => {
    if (!editable || to < 0 || to >= plan.rules.length || from === to) return;
    wanted.current = to;
    say(t("rules.moved", { name: plan.rules[from]?.rule.name, n: to + 1, of: plan.rules.length }));
    props.onMove(from, to);
  };
  const onKeyDown = (event: KeyboardEvent, at: number) => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey) return;
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (step !== undefined && event.altKey) move(at, at + step);
    else if (step !== undefined || event.key === "Home" || event.key === "End") {
      const to = step !== undefined ? at + step : event.key === "Home" ? 0 : rows - 1;
      root.current?.querySelector<HTMLElement>(`[data-rule-row="${to}"]`)?.focus();
    } else if (event.key === "Enter" || event.key === " ") {
      props.onSelect(at);
      if (event.key === "Enter") focusRegionSoon("pane");
    } else if (event.key === "Delete" && editable && at < plan.rules.length) props.onRemove(at);
    else return;
    event.preventDefault();
  };
  return (
    <>
      <div ref={root} role="grid" aria-label={t("rules.label")} aria-rowcount={rows + 1}>
        <div role="row" className={styles.head}>
          <span role="columnheader">
            <span className={styles.heard}>{t("rules.place")}</span>
          </span>
          <span role="columnheader">
            <span className={styles.heard}>{t("rules.number")}</span>
          </span>
          <span role="columnheader">{t("rules.rule")}</span>
          <span role="columnheader">{t("rules.pattern")}</span>
          <span role="columnheader">{t("rules.becomes")}</span>
          <span role="columnheader" className={styles.end}>
            {t("rules.takes")}
          </span>
        </div>
        {Array.from({ length: rows }, (_, at) => {
          const kept = plan.rules[at];
          return (
            <div
              key={at}
              role="row"
              aria-selected={at === selected}
              tabIndex={at === (selected ?? 0) ? 0 : -1}
              data-rule-row={at}
              className={mergeClasses(
                styles.row,
                at === selected && styles.selected,
                over === at && dragged !== undefined && styles.over,
              )}
              onClick={() => props.onSelect(at)}
              onKeyDown={(event) => onKeyDown(event, at)}
              draggable={editable && kept !== undefined}
              onDragStart={(event) => {
                event.dataTransfer.effectAllowed = "move";
                drag(at);
              }}
              onDragOver={(event) => {
                if (dragged === undefined) return;
                event.preventDefault();
                setOver(at);
              }}
              onDrop={(event) => {
                event.preventDefault();
                if (dragged !== undefined) move(dragged, Math.min(at, plan.rules.length - 1));
              }}
              onDragEnd={() => {
                drag(undefined);
                setOver(undefined);
              }}
            >
              <Row
                plan={plan}
                at={at}
                kept={kept}
                draft={editable ? drafts.get(kept?.rule.name ?? newRule) : undefined}
                selected={at === selected}
                onMend={(rule) => props.onMend(at, rule)}
                onMove={move}
              />
            </div>
          );
        })}
      </div>
      <span className={styles.heard} role="status">
        {said}
      </span>
    </>
  );
}

function Row(props: {
  plan: service.DialPlanView;
  at: number;
  kept: service.DialRuleView | undefined;
  draft: RuleText | undefined;
  selected: boolean;
  onMend: (rule: RuleText) => void;
  onMove: (from: number, to: number) => void;
}) {
  const styles = useStyles();
  const { t } = useTranslation("dialplans");
  const { plan, at, kept, draft, selected } = props;
  const exam = useExam(plan.name, at, draft);
  const rule: RuleText | undefined = draft ?? kept?.rule;
  const findings = (draft ? exam?.findings : kept?.findings) ?? [];
  if (!rule) return null;
  const of = (field: string) => findings.filter((one) => one.field === field);
  return (
    <>
      <div className={styles.cells} style={{ display: "grid" }} role="presentation">
        <span role="gridcell" className={styles.handle}>
          {plan.side === "here" && kept && <ReOrderDotsVerticalRegular aria-hidden />}
        </span>
        <span role="gridcell">{at + 1}</span>
        <span role="gridcell" className={mergeClasses(styles.name, selected && styles.strong)}>
          {rule.name || t("rules.unnamed")}
          {draft && <span className={styles.draft}>{t("rules.notKept")}</span>}
        </span>
        <span role="gridcell">
          <PatternText text={rule.pattern} marks={of("pattern")} onSelectedRow={selected} />
        </span>
        <span role="gridcell">
          <PatternText
            text={rule.translation}
            marks={of("translation")}
            result
            onSelectedRow={selected}
          />
        </span>
        <span role="gridcell" className={styles.end}>
          {draft ? "–" : (kept?.takes ?? 0)}
        </span>
      </div>
      <RuleProblems
        plan={plan}
        at={at}
        rule={rule}
        findings={findings.filter((one) => one.severity !== "info")}
        template={kept?.template ?? undefined}
        onMend={props.onMend}
        onMove={props.onMove}
      />
    </>
  );
}
