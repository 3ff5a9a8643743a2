import { makeStyles, tokens } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import type { Problem } from "../../api";
import { Glyph } from "../../components/glyphs";
import { LinkButton } from "../../components/LinkButton";
import { List } from "../../components/List";
import { fromArray, type Column } from "../../components/listModel";
import { ProgressBar } from "../../components/ProgressBar";
import { count } from "../../format";
import { breakpoints } from "../../theme/sizes";
import { useMediaQuery } from "../../theme/useMediaQuery";
import { problemsOf, standing, stepState, type StepFacts } from "./standing";

const useStyles = makeStyles({
  step: { display: "flex", alignItems: "center", gap: "8px" },
  stands: { whiteSpace: "normal" },
  name: { fontWeight: tokens.fontWeightSemibold },
});

/** Every step with its state in a sentence, its progress, and the link to what is next in it. */
export function StepList(props: {
  steps: StepFacts[];
  problems: Problem[];
  onOpen: (step: string) => void;
}) {
  const styles = useStyles();
  const { t } = useTranslation("start");
  const narrow = useMediaQuery(`(max-width: ${breakpoints.rail}px)`);
  const { problems, onOpen } = props;
  const steps = props.steps.filter((step) => step.id !== "start");
  const sentence = (step: StepFacts) => {
    const { key, count: n, more } = standing(step, problems);
    return t(key, { count: n, more: count(more ?? 0) });
  };
  const columns: Column<StepFacts>[] = [
    {
      id: "step",
      head: t("steps.step"),
      width: "120px",
      text: (step) => t(`shell:steps.${step.id}`),
      cell: (step) => (
        <span className={styles.step}>
          <Glyph state={stepState(step.state)} />
          <span className={styles.name}>{t(`shell:steps.${step.id}`)}</span>
        </span>
      ),
    },
    {
      id: "stands",
      head: t("steps.stands"),
      width: "1fr",
      cell: (step) => <span className={styles.stands}>{sentence(step)}</span>,
    },
    {
      id: "progress",
      head: t("steps.progress"),
      width: "136px",
      cell: (step) => (
        <ProgressBar
          share={step.total === 0 ? 0 : step.done / step.total}
          words={
            step.total === 0
              ? t("progress.none")
              : t(`progress.${step.id}`, { done: count(step.done), total: count(step.total) })
          }
        />
      ),
    },
    {
      id: "next",
      head: t("steps.next"),
      width: "156px",
      cell: (step) => (
        <LinkButton onClick={() => onOpen(step.id)}>
          {problemsOf(step.id, problems).length > 0
            ? t("next.problem")
            : t(`next.${step.state === "done" ? "look" : step.id}`)}
        </LinkButton>
      ),
    },
  ];
  return (
    <List
      label={t("steps.label")}
      source={fromArray(steps)}
      keyOf={(step) => step.id}
      columns={narrow ? columns.filter((column) => column.id !== "next") : columns}
      height="tall"
      fill={false}
      onSelect={onOpen}
    />
  );
}
