import { Button, Checkbox, Field, Input, Textarea } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import { toProblem, type Problem } from "../../api";
import { ChooseOne } from "../../components/ChooseOne";
import { Pane } from "../../components/Pane";
import { PaneSection } from "../../components/PaneSection";
import { ProblemRow } from "../../components/ProblemRow";
import { useDraft } from "../../components/useDraft";
import { asLines, fromLines, sameAs } from "./abbreviations";
import { Fits } from "./Fits";
import { RenameList } from "./RenameList";
import {
  useNameBy,
  useNames,
  useRenames,
  type Convention,
  type NamesOf,
  type Pattern,
} from "./useNames";

const layers = ["baseline", "calling", "department"] as const;

/** How personas and policies are named, and what it would do to name everything so. Nothing is renamed before it is said. */
export function NamesPane({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation("names");
  const names = useNames();
  return names.data ? (
    <Editor names={names.data} onClose={onClose} />
  ) : names.error ? (
    <Pane title={t("title")} onClose={onClose}>
      <ProblemRow problem={toProblem(names.error)} />
    </Pane>
  ) : null;
}

function Editor({ names, onClose }: { names: NamesOf; onClose: () => void }) {
  const { t } = useTranslation("names");
  const [typed, setTyped] = useDraft<Partial<Convention>>("names/convention");
  const [lines, setLines] = useDraft<string>("names/abbreviations");
  const base = { ...names.convention, ...typed };
  const convention =
    lines === undefined ? base : { ...base, abbreviations: fromLines(lines).abbreviations };
  const wrong = lines === undefined ? [] : fromLines(lines).wrong;
  const preview = useRenames(convention);
  const drop = () => {
    setTyped(undefined);
    setLines(undefined);
  };
  const apply = useNameBy(drop);
  const change = (part: Partial<Convention>) => setTyped({ ...typed, ...part });
  const begin = (id: string) => {
    const known = names.known.find((each) => each.id === id);
    if (!known) return;
    setTyped(known.convention);
    setLines(undefined);
  };
  const renames = preview.data;
  const edited = typed !== undefined || lines !== undefined;
  const some = renames?.lines.length ?? 0;
  const ready =
    renames !== undefined &&
    !preview.isPlaceholderData &&
    renames.problems.length === 0 &&
    wrong.length === 0 &&
    (some > 0 || edited) &&
    !apply.isPending;
  return (
    <Pane
      title={t("title")}
      caption={t(edited ? "notKept" : "caption")}
      onClose={onClose}
      foot={
        <>
          <Button appearance="primary" disabled={!ready} onClick={() => apply.mutate(convention)}>
            {some > 0 ? t("apply", { count: some }) : t("keep")}
          </Button>
          <Button disabled={!edited} onClick={drop}>
            {t("throwAway")}
          </Button>
        </>
      }
    >
      {apply.error && <ProblemRow problem={toProblem(apply.error)} />}
      {preview.error && <ProblemRow problem={toProblem(preview.error)} />}
      {renames?.problems.map((problem) => (
        <ProblemRow key={`${problem.code} ${problem.detail}`} problem={problem as Problem} />
      ))}
      <Field label={t("begin")}>
        <ChooseOne
          label={t("begin")}
          options={names.known.map(({ id }) => ({ id, words: t(`known.${id}`) }))}
          chosen={names.known.find((each) => sameAs(each.convention, convention))?.id ?? ""}
          onChoose={begin}
        />
      </Field>
      <Field label={t("prefix")}>
        <Input
          value={convention.prefix}
          spellCheck={false}
          onChange={(_, data) => change({ prefix: data.value })}
        />
      </Field>
      <Field label={t("style")}>
        <ChooseOne
          label={t("style")}
          options={names.styles.map((id) => ({ id, words: t(`styles.${id}`) }))}
          chosen={convention.style}
          onChoose={(style) => change({ style })}
        />
      </Field>
      <Checkbox
        label={t("lower")}
        checked={convention.lower ?? false}
        onChange={(_, data) => change({ lower: data.checked === true })}
      />
      <Patterns
        title={t("groups")}
        parts={names.parts}
        pattern={convention.groups}
        onChange={(groups) => change({ groups })}
      />
      <Patterns
        title={t("policies")}
        parts={names.policyParts}
        pattern={convention.policies}
        onChange={(policies) => change({ policies })}
      />
      <Field
        label={t("abbreviations")}
        hint={t("abbreviationsHint")}
        {...(wrong.length > 0
          ? { validationMessage: t("abbreviationWrong", { lines: wrong.join(", ") }) }
          : {})}
      >
        <Textarea
          value={lines ?? asLines(convention.abbreviations ?? [])}
          rows={4}
          spellCheck={false}
          onChange={(_, data) => setLines(data.value)}
        />
      </Field>
      {renames && (
        <PaneSection title={some > 0 ? t("would", { count: some }) : t("nothing")}>
          {renames.documents.length > 0 && some > 0 && <p>{t("documents")}</p>}
          <RenameList renames={renames} />
        </PaneSection>
      )}
      {renames && <Fits fits={renames.fits} read={renames.read} />}
    </Pane>
  );
}

/** The words and parts of names, by layer. */
function Patterns(props: {
  title: string;
  parts: readonly string[];
  pattern: Pattern;
  onChange: (pattern: Pattern) => void;
}) {
  const { t } = useTranslation("names");
  return (
    <PaneSection title={props.title}>
      <p>{t("parts", { parts: props.parts.join(" ") })}</p>
      {layers.map((layer) => (
        <Field key={layer} label={t(`layer.${layer}`, { of: props.title })}>
          <Input
            value={props.pattern[layer] ?? ""}
            placeholder={t(props.parts.includes("{for}") ? "usual" : "asTyped")}
            spellCheck={false}
            onChange={(_, data) => props.onChange({ ...props.pattern, [layer]: data.value })}
          />
        </Field>
      ))}
      <Field label={t("longest", { of: props.title })} hint={t("longestHint")}>
        <Input
          type="number"
          value={String(props.pattern.longest ?? 0)}
          onChange={(_, data) =>
            props.onChange({ ...props.pattern, longest: Number(data.value) || 0 })
          }
        />
      </Field>
    </PaneSection>
  );
}
