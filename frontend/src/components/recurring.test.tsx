import { fireEvent, render, screen } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import type { Problem } from "../api";
import { ChangeRow } from "./ChangeRow";
import { CountPair } from "./CountPair";
import { Estimate } from "./Estimate";
import { Glyph, states } from "./glyphs";
import { LineOfReasoning } from "./LineOfReasoning";
import { ProblemRow } from "./ProblemRow";
import { RangeBlocks } from "./RangeBlocks";
import { StateBadge } from "./StateBadge";

const problem: Problem = {
  code: "RULE_214",
  severity: "warning",
  summary: "3 users are left out",
  detail: "Line 2",
  hint: "Add the other spelling",
  where: { step: "targeting", kind: "persona", id: "p1", field: "rule" },
  fixes: [{ id: "add", words: "Add it to the rule" }],
};

describe("StateBadge", () => {
  it("says the word of its state", () => {
    render(<StateBadge state="accepted" />);
    expect(screen.getByText("Accepted")).toBeTruthy();
  });
  it("draws every pair of states apart, except those that mean the same", () => {
    const drawings = states.map((state) => {
      const { container } = render(<Glyph state={state} />);
      return container.querySelector("svg")?.innerHTML;
    });
    expect(new Set(drawings).size).toBe(states.length - 2); // seen is done, failed is stop
  });
});

describe("ProblemRow", () => {
  it("shows all that is known and runs the fix", () => {
    const onFix = vi.fn();
    render(<ProblemRow problem={problem} onFix={onFix} />);
    expect(screen.getByText("RULE 214")).toBeTruthy();
    expect(screen.getByText("Add the other spelling")).toBeTruthy();
    fireEvent.click(screen.getByText("Add it to the rule"));
    expect(onFix).toHaveBeenCalledWith(problem.fixes?.[0]);
  });
  it("offers no fix where nobody can run it", () => {
    render(<ProblemRow problem={problem} />);
    expect(screen.queryByText("Add it to the rule")).toBeNull();
  });
});

it("says old and new together", () => {
  render(<CountPair now={1036} before={34} />);
  expect(document.body.textContent).toBe("1,036 users match, 34 did before");
});

it("marks an estimate", () => {
  render(<Estimate>38 min</Estimate>);
  expect(document.body.textContent).toBe("≈ 38 min");
});

it("reads a change out with its sign and what is felt", () => {
  render(
    <ChangeRow
      sign="remove"
      users={22}
      sentence="voice routing"
      reason="They do not call abroad"
      about="voice routing"
      felt="lose"
      feltWords="calls abroad"
    />,
  );
  expect(screen.getByLabelText("remove")).toBeTruthy();
  expect(screen.getByText("lose")).toBeTruthy();
  expect(screen.getByText(/22/)).toBeTruthy();
});

it("says of a missing stop that nobody asked", () => {
  const onOpen = vi.fn();
  const stop = { kind: "plan", title: "Plan 14", step: "plan", id: "14" } as const;
  render(<LineOfReasoning stops={[stop]} onOpen={onOpen} />);
  expect(screen.getAllByText("nobody asked")).toHaveLength(7);
  fireEvent.click(screen.getByText("Plan 14"));
  expect(onOpen).toHaveBeenCalledWith(stop);
});

it("names the number under the arrow keys of a range", () => {
  const onPick = vi.fn();
  render(
    <RangeBlocks
      label="Manchester office"
      states={["assigned", "free", "unknown"]}
      selected={1}
      onPick={onPick}
      nameOf={(place) => `number ${place}`}
    />,
  );
  const range = screen.getByRole("slider");
  expect(range.getAttribute("aria-valuetext")).toBe("number 1");
  fireEvent.keyDown(range, { key: "ArrowRight" });
  expect(onPick).toHaveBeenCalledWith(2);
});
