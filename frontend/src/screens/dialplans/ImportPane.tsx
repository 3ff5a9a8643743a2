import {
  Button,
  Checkbox,
  Field,
  Input,
  makeStyles,
  Textarea,
  tokens,
  typographyStyles,
} from "@fluentui/react-components";
import { keepPreviousData, useMutation, useQuery } from "@tanstack/react-query";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { call, toProblem, type Problem } from "../../api";
import { Pane } from "../../components/Pane";
import { PaneSection } from "../../components/PaneSection";
import { ProblemRow } from "../../components/ProblemRow";
import { useChosenFile } from "../../components/useChosenFile";
import { useDraft } from "../../components/useDraft";
import { keys } from "../../keys";
import type { service } from "../../wailsjs/go/models";
import * as DialPlans from "../../wailsjs/go/service/DialPlans";

const useStyles = makeStyles({
  form: { display: "grid", rowGap: "12px" },
  file: { display: "flex", alignItems: "center", flexWrap: "wrap", gap: "8px" },
  pasted: { fontFamily: tokens.fontFamilyMonospace, minHeight: "120px" },
  list: { margin: 0, padding: 0, listStyleType: "none" },
  rule: {
    padding: "6px 0",
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    overflowWrap: "anywhere",
  },
  code: { ...typographyStyles.caption1, fontFamily: tokens.fontFamilyMonospace, display: "block" },
  quiet: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground3 },
});

interface Typed {
  name: string;
  pasted: string;
  more: boolean;
}

/** The pane that takes rules in from what is pasted or from a file: shown first, then kept as one edit. */
export function ImportPane(props: {
  name: string;
  onDone: (name: string) => void;
  onClose: () => void;
}) {
  const styles = useStyles();
  const { t } = useTranslation("dialplans");
  const [draft, setDraft] = useDraft<Typed>(`dialplan/import/${props.name}`, props.name);
  const typed: Typed = draft ?? { name: props.name, pasted: "", more: false };
  const chooser = useRef<HTMLInputElement>(null);
  const file = useChosenFile();
  const name = typed.name.trim();
  const content = file.chosen ? [file.chosen.body, ""] : ["", typed.pasted];
  const something = name !== "" && (file.chosen !== undefined || typed.pasted.trim() !== "");
  const preview = useQuery({
    queryKey: keys.dialImport(name, file.chosen?.id, content[1], typed.more),
    queryFn: ({ signal }) =>
      call(
        () => DialPlans.PreviewRules(name, content[0] ?? "", content[1] ?? "", typed.more),
        signal,
      ),
    enabled: something,
    placeholderData: keepPreviousData,
    gcTime: 0,
    retry: false,
  });
  const found = something && !preview.error ? preview.data : undefined;
  const take = useMutation({
    mutationFn: () =>
      call(() => DialPlans.ImportRules(name, content[0] ?? "", content[1] ?? "", typed.more)),
    onSuccess: (taken) => {
      if (taken.refused) return; // the plan moved since it was shown: the new preview says why
      setDraft(undefined);
      props.onDone(taken.name);
    },
  });
  const stop = file.error ?? (something ? preview.error : undefined) ?? take.error;
  const ready =
    found !== undefined &&
    !found.refused &&
    !found.same &&
    !preview.isPlaceholderData &&
    !take.isPending;
  return (
    <Pane
      title={t("import.title")}
      caption={t("import.caption")}
      onClose={props.onClose}
      foot={
        <>
          <Button appearance="primary" disabled={!ready} onClick={() => take.mutate()}>
            {t("import.keep", { count: found?.rules.length ?? 0 })}
          </Button>
          <Button
            onClick={() => {
              setDraft(undefined);
              props.onClose();
            }}
          >
            {t("create.leave")}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <Field label={t("import.name")} hint={t("import.nameHint")}>
          <Input
            autoFocus
            value={typed.name}
            spellCheck={false}
            onChange={(_, data) => setDraft({ ...typed, name: data.value })}
          />
        </Field>
        <div className={styles.file}>
          <Button onClick={() => chooser.current?.click()}>{t("import.choose")}</Button>
          <input
            ref={chooser}
            type="file"
            accept=".txt,.csv,.tsv,.xlsx"
            hidden
            aria-label={t("import.choose")}
            onChange={(event) => {
              file.read(event.target.files?.[0]);
              event.target.value = ""; // the same file, mended, can be chosen again
            }}
          />
          {file.chosen && (
            <>
              <span>{file.chosen.name}</span>
              <Button appearance="subtle" onClick={file.drop}>
                {t("import.dropFile")}
              </Button>
            </>
          )}
        </div>
        {!file.chosen && (
          <Field label={t("import.paste")} hint={t("import.pasteHint")}>
            <Textarea
              className={styles.pasted}
              resize="vertical"
              value={typed.pasted}
              spellCheck={false}
              onChange={(_, data) => setDraft({ ...typed, pasted: data.value })}
            />
          </Field>
        )}
        <Checkbox
          label={t("import.more")}
          checked={typed.more}
          onChange={(_, data) => setDraft({ ...typed, more: data.checked === true })}
        />
        {stop && <ProblemRow problem={toProblem(stop)} />}
        {found && <Preview found={found} />}
      </div>
    </Pane>
  );
}

/** Whether what was read can be taken, and whether something should be looked at before. */
export function standing(
  found: Pick<service.DialRulesView, "refused" | "same" | "problems">,
): "refused" | "same" | "warned" | "ready" {
  if (found.refused) return "refused";
  if (found.same) return "same";
  return found.problems.length > 0 ? "warned" : "ready";
}

function Preview({ found }: { found: service.DialRulesView }) {
  const styles = useStyles();
  const { t } = useTranslation("dialplans");
  return (
    <>
      <div role="status">{t(`import.${standing(found)}`, { count: found.problems.length })}</div>
      {found.problems.map((one, at) => (
        <ProblemRow key={at} problem={one as Problem} />
      ))}
      {found.rules.length > 0 && (
        <PaneSection title={t("import.rules", { count: found.rules.length })}>
          <ul className={styles.list}>
            {found.rules.map((one) => (
              <li key={one.row} className={styles.rule}>
                {t("import.rule", { name: one.rule.name })}{" "}
                <span className={styles.quiet}>
                  {t("import.row", { row: one.row, says: t(`import.says.${one.says}`) })}
                </span>
                <code className={styles.code}>{one.rule.pattern}</code>
                <code className={styles.code}>{one.rule.translation}</code>
              </li>
            ))}
          </ul>
        </PaneSection>
      )}
      {found.gone.length > 0 && (
        <PaneSection title={t("import.gone", { count: found.gone.length })}>
          <ul className={styles.list}>
            {found.gone.map((one) => (
              <li key={one} className={styles.rule}>
                {one}
              </li>
            ))}
          </ul>
        </PaneSection>
      )}
    </>
  );
}
