import type { ErrorComponentProps } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { toProblem } from "../api";
import { ProblemRow } from "../components/ProblemRow";

/** What stands in the place of a screen that could not be drawn. */
export function Failed({ error, reset }: ErrorComponentProps) {
  const { t } = useTranslation("shell");
  return (
    <main data-region="list">
      <ProblemRow
        problem={toProblem(error)}
        at="work"
        fixes={[{ id: "again", words: t("tryAgain") }]}
        onFix={reset}
      />
    </main>
  );
}
