import {
  Button,
  Checkbox,
  Input,
  makeStyles,
  tokens,
  typographyStyles,
} from "@fluentui/react-components";
import { DeleteRegular } from "@fluentui/react-icons";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Severity } from "../../api";
import { Glyph } from "../../components/glyphs";
import { LinkButton } from "../../components/LinkButton";
import { Pane } from "../../components/Pane";
import { PaneSection } from "../../components/PaneSection";
import { problemState, spokenCode } from "../../components/problemState";
import { StateBadge } from "../../components/StateBadge";
import type { service } from "../../wailsjs/go/models";
import { PatternField } from "./PatternField";
import { PatternText } from "./PatternText";
import { withMend } from "./mend";
import { headline } from "./RuleProblems";
import { newRule, useEdits, useExam, useMend, useRuleDraft, type RuleText } from "./useDialPlans";

const useStyles = makeStyles({
  form: {
    display: "grid",
    gridTemplateColumns: "88px minmax(0, 1fr)",
    columnGap: "8px",
    rowGap: "8px",
    alignItems: "center",
    margin: "0 0 16px",
  },
  input: { height: "28px", width: "100%" },
  under: { gridColumn: 2, display: "grid", gridTemplateColumns: "16px 1fr", columnGap: "8px" },
  words: {
    display: "grid",
    gridTemplateColumns: "minmax(80px, auto) 1fr",
    columnGap: "16px",
    rowGap: "2px",
    margin: 0,
  },
  word: { margin: 0 },
  wants: { display: "grid", gridTemplateColumns: "16px 1fr", columnGap: "8px", margin: "0 0 8px" },
  foot: { display: "flex", columnGap: "16px", alignItems: "baseline" },
  code: {
    ...typographyStyles.caption1,
    color: tokens.colorNeutralForeground2,
    marginLeft: "auto",
    whiteSpace: "nowrap",
  },
  examples: { display: "flex", flexWrap: "wrap", gap: "8px" },
  example: {
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    padding: "2px 8px",
    ...typographyStyles.caption1,
  },
  side: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2 },
  quiet: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2, margin: 0 },
  kept: { marginLeft: "auto", ...typographyStyles.caption1, color: tokens.colorNeutralForeground2 },
});

const empty: RuleText = { name: "", description: "", pattern: "", translation: "" };

/** One rule: its fields, the pattern in words, what it would take that others want, examples, and what each side says. */
export function RulePane(props: {
  plan: service.DialPlanView;
  at: number;
  onClose: () => void;
  onMove: (from: number, to: number) => void;
  onRemove: (at: number) => void;
}) {
  const styles = useStyles();
  const { t } = useTranslation("dialplans");
  const { plan, at } = props;
  const shown = plan.rules[at];
  const kept = shown?.rule;
  const editable = plan.side === "here";
  const [draft, setDraft] = useRuleDraft(plan.name, kept?.name ?? newRule);
  const sent = useRef<string>(undefined);
  const [noted, note] = useState<"" | "kept" | "not">("");
  const rule: RuleText = (editable ? draft : undefined) ?? kept ?? empty;
  const exam = useExam(plan.name, at, editable ? rule : undefined);
  const mendOf = useMend(plan.name, at);
  const findings = (editable ? exam?.findings : shown?.findings) ?? [];
  const edits = useEdits(plan.name);
  const of = (field: string) => findings.filter((one) => one.field === field);
  const change = (next: RuleText) => {
    sent.current = undefined;
    note("");
    setDraft(same(next, kept ?? empty) ? undefined : next);
  };
  const keep = (next: RuleText | undefined) => {
    const body = JSON.stringify(next);
    if (!editable || next === undefined || sent.current === body) return; // Enter, and then the field is left
    sent.current = body;
    edits.keep.mutate(
      { at, was: kept?.name ?? newRule, rule: next },
      { onSuccess: (done) => note(done ? "kept" : "not") },
    );
  };
  const apply = (next: RuleText) => {
    setDraft(next);
    keep(next);
  };
  const mendIt = () => void mendOf(rule).then((next) => next && apply(next));
  const text = (field: "name" | "description") => (
    <>
      <label htmlFor={`rule-${field}`}>{t(`rule.${field}`)}</label>
      <Input
        id={`rule-${field}`}
        size="small"
        className={styles.input}
        value={rule[field]}
        disabled={!editable}
        spellCheck={false}
        onChange={(_, data) => change({ ...rule, [field]: data.value })}
        onBlur={() => keep(draft)}
        onKeyDown={(event) => event.key === "Enter" && keep(draft)}
      />
      <Said list={of(field)} onMend={apply} rule={rule} editable={editable} />
    </>
  );
  const pattern = (field: "pattern" | "translation") => (
    <>
      <label htmlFor={`rule-${field}`}>{t(`rule.${field}`)}</label>
      <PatternField
        id={`rule-${field}`}
        value={rule[field]}
        marks={of(field)}
        disabled={!editable}
        onChange={(value) => change({ ...rule, [field]: value })}
        onLeave={() => keep(draft)}
        onMend={mendIt}
      />
      <Said list={of(field)} onMend={apply} rule={rule} editable={editable} />
    </>
  );
  return (
    <Pane
      title={rule.name || t("rule.new")}
      caption={
        kept
          ? t("rule.caption", {
              n: at + 1,
              of: plan.rules.length,
              takes: shown?.takes ?? 0,
              tests: plan.tests.length,
            })
          : t("rule.newCaption")
      }
      onClose={props.onClose}
      foot={
        editable && (
          <>
            {draft ? (
              <Button
                onClick={() => {
                  setDraft(undefined);
                  note("");
                  if (!kept) props.onClose();
                }}
              >
                {t("rule.throwAway")}
              </Button>
            ) : (
              <Button icon={<DeleteRegular />} onClick={() => props.onRemove(at)} disabled={!kept}>
                {t("rule.remove")}
              </Button>
            )}
            <span className={styles.kept} role="status">
              {draft
                ? t(noted === "not" ? "rule.notKeptWhy" : "rule.notKept")
                : noted === "kept"
                  ? t("rule.kept")
                  : ""}
            </span>
          </>
        )
      }
    >
      <div className={styles.form}>
        {text("name")}
        {text("description")}
        {pattern("pattern")}
        {pattern("translation")}
        <span />
        <Checkbox
          label={t("rule.internal")}
          disabled={!editable}
          checked={rule.isInternalExtension ?? false}
          onChange={(_, data) => {
            const next = { ...rule, isInternalExtension: data.checked === true };
            change(next);
            keep(next);
          }}
        />
      </div>
      {exam && exam.words.length > 0 && (
        <PaneSection title={t(exam.mended ? "rule.wordsMended" : "rule.words")}>
          <dl className={styles.words}>
            {exam.words.map((word, index) => (
              <div key={index} style={{ display: "contents" }}>
                <dt className={styles.word}>
                  <PatternText text={word.piece} />
                </dt>
                <dd className={styles.word}>{word.says}</dd>
              </div>
            ))}
          </dl>
        </PaneSection>
      )}
      {exam && exam.wants.length > 0 && (
        <PaneSection title={t("rule.wants")}>
          {exam.wants.map((one, index) => (
            <div key={index} className={styles.wants}>
              <Glyph state={problemState(one.severity as Severity)} />
              <div>
                <div>{one.detail}</div>
                <div className={styles.foot}>
                  <LinkButton onClick={() => props.onMove(one.rule, at)}>
                    {t("rule.askFirst", { name: plan.rules[one.rule]?.rule.name })}
                  </LinkButton>
                  <span className={styles.code}>{spokenCode(one.code)}</span>
                </div>
              </div>
            </div>
          ))}
        </PaneSection>
      )}
      {exam && (
        <PaneSection title={t(exam.mended ? "rule.examplesMended" : "rule.examples")}>
          {exam.examples.length === 0 && <p className={styles.quiet}>{t("rule.noExamples")}</p>}
          <div className={styles.examples}>
            {exam.examples.map((one) => (
              <span key={one.test.dialled} className={styles.example}>
                <StateBadge state={one.right ? "done" : "problem"} words={one.test.dialled} />
              </span>
            ))}
          </div>
        </PaneSection>
      )}
      {shown && editable && (
        <PaneSection title={t("rule.sides")}>
          <dl className={styles.words}>
            <Side name={t("rule.here")} rule={shown.rule} says={draft && t("rules.notKept")} />
            <Side
              name={t("rule.tenant")}
              rule={shown.tenant}
              says={!plan.read ? t("rule.unread") : undefined}
            />
            <Side name={t("rule.template")} rule={shown.template} />
          </dl>
        </PaneSection>
      )}
    </Pane>
  );
}

function Side(props: { name: string; rule: RuleText | null | undefined; says?: string }) {
  const styles = useStyles();
  const { t } = useTranslation("dialplans");
  return (
    <>
      <dt className={styles.word}>{props.name}</dt>
      <dd className={styles.word}>
        {props.rule ? (
          <PatternText text={props.rule.pattern} />
        ) : (
          <span className={styles.side}>{props.says ?? t("rule.hasNone")}</span>
        )}
        {props.rule && props.says && <span className={styles.side}> {props.says}</span>}
      </dd>
    </>
  );
}

/** What is said of one field, under it. */
function Said(props: {
  list: service.DialFindingView[];
  rule: RuleText;
  editable: boolean;
  onMend: (rule: RuleText) => void;
}) {
  const styles = useStyles();
  const { t } = useTranslation("dialplans");
  return props.list
    .filter((one) => one.severity !== "info")
    .map((one, index) => (
      <div key={index} className={styles.under}>
        <Glyph state={problemState(one.severity as Severity)} />
        <div>
          {headline(one, t)}
          {one.fix && props.editable && (
            <>
              {" "}
              <LinkButton onClick={() => props.onMend(withMend(props.rule, one))}>
                {one.fix.says}
              </LinkButton>
            </>
          )}
        </div>
      </div>
    ));
}

function same(a: RuleText, b: RuleText): boolean {
  return (
    a.name === b.name &&
    a.description === b.description &&
    a.pattern === b.pattern &&
    a.translation === b.translation &&
    (a.isInternalExtension ?? false) === (b.isInternalExtension ?? false)
  );
}
