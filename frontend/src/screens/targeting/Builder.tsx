import { makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { call, toProblem } from "../../api";
import { keys } from "../../keys";
import { ProblemRow } from "../../components/ProblemRow";
import { count } from "../../format";
import type { form } from "../../wailsjs/go/models";
import * as Targeting from "../../wailsjs/go/service/Targeting";
import { GroupBody, TogetherField, key, type Marking } from "./BuilderGroup";
import { buildable, whole } from "./conditions";
import { countsBySpan } from "./counts";
import { conditionsOf, opened, type Path } from "./tree";
import { useBuilderTree } from "./useBuilderTree";
import type { useTrial } from "./useTrial";

const useStyles = makeStyles({
  root: { paddingTop: "12px" },
  head: {
    ...typographyStyles.caption1Strong,
    display: "flex",
    alignItems: "center",
    columnGap: "12px",
    paddingBottom: "4px",
    borderBottom: `1px solid ${tokens.colorNeutralStroke1}`,
  },
  title: { margin: 0, font: "inherit" },
  join: { width: "148px" },
  left: { marginLeft: "auto" },
  words: { color: tokens.colorNeutralForeground3, margin: "8px 0 0" },
});

type Trial = ReturnType<typeof useTrial>;

/**
 * A rule as conditions in groups: each can be edited, and says how many users are left after it. While the text is not
 * valid these are the conditions of the last rule that was.
 */
export function Builder(props: {
  text: string;
  trial: Trial;
  total: number;
  onText: (text: string) => void;
}) {
  const styles = useStyles();
  const { t } = useTranslation("targeting");
  const { now, counted } = props.trial;
  const root = useRef<HTMLElement>(null);
  const wanted = useRef<Path>(undefined);
  const [marking, setMarking] = useState<Marking>();
  const known = useQuery({
    queryKey: keys.properties(),
    queryFn: ({ signal }) => call(Targeting.Properties, signal),
  });
  const properties = useMemo(() => buildable(known.data ?? []), [known.data]);
  const isWhole = (condition: form.Condition) =>
    whole(condition, properties.find(({ name }) => name === condition.property)?.type ?? "string");
  const trial = now?.trial.valid ? now.trial : counted?.trial;
  const answered = trial?.builder;
  const { tree, change, error } = useBuilderTree({
    text: props.text,
    ofText: answered ? opened(answered) : undefined,
    whole: isWhole,
    onText: props.onText,
  });
  useEffect(() => {
    const path = wanted.current;
    if (!path) return;
    wanted.current = undefined;
    focusPart(root.current, path);
  });
  if (!now) return null;
  if (!tree) {
    return <p className={styles.words}>{t(trial ? "builder.asText" : "builder.notYet")}</p>;
  }
  const sameLength =
    answered && conditionsOf(answered).length === conditionsOf(tree).filter(isWhole).length;
  const counts = trial?.counted && sameLength ? countsBySpan(answered) : new Map<string, never>();
  const tools = {
    tree,
    properties,
    whole: isWhole,
    counts,
    total: props.total,
    marking,
    onMark: setMarking,
    onChange: (next: typeof tree, focus?: Path) => {
      wanted.current = focus;
      setMarking(undefined);
      change(next);
    },
  };
  const late = !now.trial.valid && props.text.trim() !== "";
  return (
    <section ref={root} className={styles.root} aria-label={t("builder.conditions")}>
      <div className={styles.head}>
        <h2 className={styles.title}>{t("builder.conditions")}</h2>
        {(tree.parts.length > 1 || tree.not) && (
          <span className={styles.join} data-part="">
            <TogetherField tools={tools} group={tree} path={[]} />
          </span>
        )}
        <span className={styles.left}>
          {props.total > 0 &&
            t(tree.join === "or" ? "builder.soFar" : "builder.left", { total: count(props.total) })}
        </span>
      </div>
      {late && <p className={styles.words}>{t("builder.late")}</p>}
      {error && <ProblemRow problem={toProblem(error)} />}
      <GroupBody tools={tools} group={tree} path={[]} from={0} />
    </section>
  );
}

/** Moves the focus to a part of the builder, or, when it is gone, to what stands below the group it was in. */
function focusPart(root: HTMLElement | null, path: Path): void {
  const field = "[role=combobox], button:not([disabled])";
  const part = root?.querySelector<HTMLElement>(`[data-part="${key(path)}"]`);
  const foot = (of: Path): HTMLElement | null | undefined =>
    root?.querySelector<HTMLElement>(`[data-foot="${key(of)}"]`) ??
    (of.length > 0 ? foot(of.slice(0, -1)) : undefined);
  (part ?? foot(path.slice(0, -1)))?.querySelector<HTMLElement>(field)?.focus();
}
