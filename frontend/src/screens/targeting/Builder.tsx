import { makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { call, toProblem } from "../../api";
import { LinkButton } from "../../components/LinkButton";
import { ProblemRow } from "../../components/ProblemRow";
import { count } from "../../format";
import type { rule, service } from "../../wailsjs/go/models";
import * as Targeting from "../../wailsjs/go/service/Targeting";
import { BuilderGroup } from "./BuilderGroup";
import { added, allWhole, at, blank, partOf, pruned, treeOf, type Part } from "./builderTree";
import { buildable, propertyId, whole } from "./conditions";
import { laidOut } from "./ruleText";

const useStyles = makeStyles({
  root: { paddingTop: "12px" },
  head: {
    ...typographyStyles.caption1Strong,
    display: "flex",
    justifyContent: "space-between",
    paddingBottom: "4px",
    borderBottom: `1px solid ${tokens.colorNeutralStroke1}`,
  },
  title: { margin: 0, font: "inherit" },
  foot: { padding: "8px 0 0 38px" },
  words: { color: tokens.colorNeutralForeground3, margin: "8px 0 0" },
});

/**
 * The rule as conditions in groups: each can be edited, and says how many users are left after it. What is half filled in is
 * no rule yet; it waits here, and the rest goes into the text.
 */
export function Builder(props: {
  text: string;
  trial: service.RuleTrialView;
  total: number;
  onText: (text: string) => void;
}) {
  const styles = useStyles();
  const { t } = useTranslation("targeting");
  const { text, trial, onText } = props;
  const [own, setOwn] = useState<{ text: string; tree: Part | undefined }>();
  const known = useQuery({ queryKey: ["properties"], queryFn: () => call(Targeting.Properties) });
  const properties = buildable(known.data ?? []);
  const isWhole = (condition: rule.Condition) =>
    whole(condition, properties.find(({ id }) => id === propertyId(condition))?.type ?? "string");
  const write = useMutation({ mutationFn: (tree: rule.Tree) => call(() => Targeting.Write(tree)) });

  // What was built here stands until the text is edited elsewhere; what the program made of it brings the counts.
  const tree = own?.text === text ? own.tree : trial.builder ? partOf(trial.builder) : undefined;
  const change = (next: Part | undefined) => {
    const rest = next && pruned(next, isWhole);
    setOwn({ text, tree: next });
    if (!rest) {
      if (!next) onText("");
      return;
    }
    write.mutate(treeOf(rest), {
      onSuccess: (written) => {
        const shown = laidOut(written);
        setOwn({ text: shown, tree: next });
        if (shown !== text) onText(shown);
      },
    });
  };
  if (!tree && trial.valid && trial.characters > 0) {
    return <p className={styles.words}>{t("builder.notBuildable")}</p>;
  }
  const waiting = tree !== undefined && !allWhole(tree, isWhole);
  return (
    <section className={styles.root} aria-label={t("builder.conditions")}>
      <div className={styles.head}>
        <h2 className={styles.title}>{t("builder.conditions")}</h2>
        <span>{props.total > 0 && t("builder.left", { total: count(props.total) })}</span>
      </div>
      {write.error && <ProblemRow problem={toProblem(write.error)} />}
      {tree && (
        <BuilderGroup
          root={tree}
          path={[]}
          counts={(path) =>
            trial.counted && trial.builder ? at(trial.builder, path)?.left : undefined
          }
          properties={properties}
          total={props.total}
          onChange={change}
        />
      )}
      <div className={styles.foot}>
        <LinkButton disabled={waiting} onClick={() => change(added(tree, [], blank))}>
          {t("builder.add")}
        </LinkButton>
      </div>
    </section>
  );
}
