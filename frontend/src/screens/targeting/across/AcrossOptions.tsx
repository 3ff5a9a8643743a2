import { useTranslation } from "react-i18next";
import { count, percent } from "../../../format";
import { ListOption } from "../ListOption";
import type { View } from "./places";
import { useStanding } from "./useStanding";

/** The rows of the views over all rules, each with what it comes to at the right. */
export function AcrossOptions(props: {
  read: boolean;
  selected: string;
  onSelect: (id: string) => void;
}) {
  const { t } = useTranslation("targeting");
  const { selected, onSelect } = props;
  const standing = useStanding(props.read, selected === "quality");
  const figure = (value: number | undefined) => (value === undefined ? "" : count(value));
  const option = (id: View, about: { state?: "stop" | "problem"; figure?: string }) => (
    <ListOption
      id={id}
      selected={id === selected}
      state={about.state}
      stateWords={about.state && t(`common:severity.${severities[about.state]}`)}
      name={t(`across.${names[id]}`)}
      figure={about.figure ?? ""}
      onSelect={onSelect}
    />
  );
  return (
    <>
      {option("overlaps", {
        state: standing.clashing ? "stop" : undefined,
        figure: figure(standing.clashing),
      })}
      {option("quality", {
        state: standing.spelledTwice ? "problem" : undefined,
        figure: standing.filled === undefined ? "" : percent(standing.filled),
      })}
      {option("what-if", {})}
      {option("checks", {
        state: standing.stops ? "stop" : standing.checks ? "problem" : undefined,
        figure: figure(standing.checks),
      })}
    </>
  );
}

const severities = { stop: "error", problem: "warning" } as const;

/** The words of each view, by key. */
export const names: Record<View, string> = {
  overlaps: "overlaps",
  quality: "quality",
  "what-if": "whatIf",
  checks: "checks",
  nobody: "nobody",
  unsure: "unsure",
};
