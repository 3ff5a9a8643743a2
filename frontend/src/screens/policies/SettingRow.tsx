import {
  Input,
  makeStyles,
  mergeClasses,
  Textarea,
  tokens,
  typographyStyles,
} from "@fluentui/react-components";
import { useMutation } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { call, toProblem } from "../../api";
import { ChooseOne, type Choice } from "../../components/ChooseOne";
import { Glyph } from "../../components/glyphs";
import { LinkButton } from "../../components/LinkButton";
import { reasonOf } from "../../components/reason";
import { stopsOf } from "../../components/reasoning";
import { useDraft } from "../../components/useDraft";
import { useOpenStop } from "../../components/useOpenStop";
import { WhyLink } from "../../components/WhyLink";
import { contrast } from "../../theme/sizes";
import type { service } from "../../wailsjs/go/models";
import * as Policies from "../../wailsjs/go/service/Policies";
import { shownValue } from "./values";

const useStyles = makeStyles({
  root: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr) 116px 84px",
    columnGap: "8px",
    alignItems: "start",
    padding: "6px 0 6px 10px",
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  differs: {
    boxShadow: `inset 3px 0 0 ${tokens.colorCompoundBrandStroke}`,
    [contrast]: { boxShadow: "none", borderLeft: `3px solid ${tokens.colorCompoundBrandStroke}` },
  },
  label: { minWidth: 0, overflowWrap: "anywhere" },
  bold: { ...typographyStyles.body1Strong },
  name: {
    display: "block",
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: "12px",
    lineHeight: "16px",
    fontWeight: tokens.fontWeightRegular,
    color: tokens.colorNeutralForeground3,
  },
  says: {
    ...typographyStyles.caption1,
    display: "block",
    color: tokens.colorNeutralForeground3,
  },
  quiet: {
    color: tokens.colorNeutralForeground3,
    overflowWrap: "anywhere",
    whiteSpace: "pre-line",
  },
  value: { overflowWrap: "anywhere", whiteSpace: "pre-line" },
  under: { gridColumn: "1 / -1" },
  wide: { gridColumn: "1 / -1", display: "flex", columnGap: "6px", ...typographyStyles.caption1 },
  field: { width: "100%", minWidth: 0 },
});

/** One setting: this policy, and Global beside it. What differs has a field; what does not is plain until it is changed. */
export function SettingRow(props: {
  id: string;
  setting: service.PolicySettingView;
  editable: boolean;
  editing: boolean;
  baseline: boolean;
  there: boolean;
  onEdit: (editing: boolean) => void;
}) {
  const styles = useStyles();
  const { t } = useTranslation("policies");
  const { id, setting } = props;
  const differs = setting.stands === "differs";
  const [draft, setDraft] = useDraft<string>(`policy/${id}/${setting.name}`, setting.words);
  const save = useMutation({
    scope: { id: `policy ${id}` },
    mutationFn: (typed: string) => call(() => Policies.Set(id, setting.name, typed)),
    onSuccess: () => {
      setDraft(undefined);
      props.onEdit(false);
    },
    onError: (_, typed) => setDraft(typed), // it stays in its field, flagged with its reason
  });
  const drop = useMutation({
    scope: { id: `policy ${id}` },
    mutationFn: () => call(() => Policies.Drop(id, [setting.name])),
    onSuccess: () => setDraft(undefined),
  });
  const row = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // Who asks to change a value goes on in its field.
    if (!props.editing) return;
    row.current?.querySelector<HTMLElement>("textarea, input, [role=combobox]")?.focus();
  }, [props.editing]);
  const open = props.editable && (setting.own || props.editing || draft !== undefined);
  const reason = save.error && draft !== undefined ? reasonOf(toProblem(save.error), draft) : "";
  return (
    <div
      ref={row}
      role="group"
      aria-label={setting.words}
      className={mergeClasses(styles.root, differs && styles.differs)}
    >
      <span className={mergeClasses(styles.label, differs && styles.bold)}>
        {setting.words}
        {setting.unit !== "" && `, ${setting.unit}`}
      </span>
      <span className={styles.value}>
        {open ? (
          <SettingField
            setting={setting}
            value={draft ?? (setting.own ? setting.value : "")}
            invalid={reason !== ""}
            onTyped={setDraft}
            onSave={(typed) => save.mutate(typed)}
          />
        ) : setting.known ? (
          shownValue(setting, setting.value, t)
        ) : (
          <span className={styles.quiet}>{t(props.there ? "pane.unknown" : "pane.shipped")}</span>
        )}
        {props.editable && !open && setting.kind !== "objects" && (
          <span className={styles.says}>
            <LinkButton
              label={t("pane.changeLabel", { name: setting.words })}
              onClick={() => props.onEdit(true)}
            >
              {t("pane.change")}
            </LinkButton>
          </span>
        )}
        {open && (
          <span className={styles.says}>
            {setting.own ? (
              <LinkButton
                label={t("pane.dropLabel", { name: setting.words })}
                onClick={() => drop.mutate()}
              >
                {t("pane.drop")}
              </LinkButton>
            ) : (
              <LinkButton
                onClick={() => {
                  setDraft(undefined);
                  props.onEdit(false);
                }}
              >
                {t("pane.leave")}
              </LinkButton>
            )}
          </span>
        )}
      </span>
      <span className={styles.quiet}>
        {setting.globalOn ? shownValue(setting, setting.global, t) : t("pane.unknown")}
      </span>
      <span className={styles.under}>
        <span className={styles.name}>{setting.name}</span>
        {setting.remark !== "" && (
          <span className={styles.says}>{t(`pane.remark.${setting.remark}`)}</span>
        )}
        <Asked setting={setting} />
        {props.baseline && setting.baseline !== "" && (
          <span className={styles.says}>
            {t("pane.baseline", { value: shownValue(setting, setting.baseline, t) })}
          </span>
        )}
      </span>
      {draft !== undefined && (
        <span className={styles.wide} role={reason === "" ? undefined : "alert"}>
          <Glyph state={reason === "" ? "progress" : "problem"} />
          {reason === "" ? t("pane.notKeptYet") : t("pane.notKept", { reason })}
        </span>
      )}
      {setting.problem !== "" && (
        <span className={styles.wide}>
          <Glyph state="problem" />
          {setting.problem}
        </span>
      )}
    </div>
  );
}

/** Which answer and which grade a setting comes from, and the way there; nothing where nobody wrote that down. */
function Asked({ setting }: { setting: service.PolicySettingView }) {
  const styles = useStyles();
  const { t } = useTranslation("policies");
  const open = useOpenStop();
  const stops = stopsOf(setting.asked);
  const [first] = stops;
  if (first === undefined) return null;
  return (
    <span className={styles.says}>
      {t("pane.asked", { says: stops.map((stop) => stop.title).join("; ") })}{" "}
      <WhyLink about={setting.words} onWhy={() => open(first)} />
    </span>
  );
}

/** The field of a setting by its kind; it is saved when it is left, on Enter, or when something is chosen. */
function SettingField(props: {
  setting: service.PolicySettingView;
  value: string;
  invalid: boolean;
  onTyped: (typed: string) => void;
  onSave: (typed: string) => void;
}) {
  const styles = useStyles();
  const { t } = useTranslation("policies");
  const { setting, value } = props;
  const save = () => {
    if (value !== "" && (value !== setting.value || !setting.own)) props.onSave(value);
  };
  if (setting.kind === "truth" || setting.kind === "choice") {
    const options: Choice[] =
      setting.kind === "truth"
        ? [
            { id: "true", words: t("pane.on") },
            { id: "false", words: t("pane.off") },
          ]
        : setting.choices.map((choice) => ({ id: choice.value, words: choice.words }));
    return (
      <ChooseOne
        label={setting.words}
        options={options}
        chosen={value}
        onChoose={(id) => props.onSave(id)}
      />
    );
  }
  const flagged = props.invalid ? ({ "aria-invalid": true } as const) : {};
  if (setting.kind === "list") {
    return (
      <Textarea
        size="small"
        className={styles.field}
        aria-label={`${setting.words}, ${t("pane.lines")}`}
        placeholder={t("pane.lines")}
        value={value}
        {...flagged}
        onChange={(_, data) => props.onTyped(data.value)}
        onBlur={save}
      />
    );
  }
  return (
    <Input
      size="small"
      className={styles.field}
      aria-label={setting.words}
      value={value}
      {...flagged}
      onChange={(_, data) => props.onTyped(data.value)}
      onBlur={save}
      onKeyDown={(event) => {
        if (event.key === "Enter") save();
      }}
    />
  );
}
