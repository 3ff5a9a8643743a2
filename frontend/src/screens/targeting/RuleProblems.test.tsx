import { FluentProvider, teamsLightTheme } from "@fluentui/react-components";
import { act, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { rule, service } from "../../wailsjs/go/models";
import { listed, RuleProblems } from "./RuleProblems";

const problem = (severity: string, message: string, offset = 0, code = "syntax.value") =>
  ({ severity, code, message, offset, length: 1 }) as rule.Problem;

const answer = (text: string, ...problems: rule.Problem[]) => ({
  text,
  trial: { problems } as unknown as service.RuleTrialView,
});

const fixable = {
  ...problem("warning", "a dash", 1),
  fix: { text: "-", says: "write a hyphen" },
} as rule.Problem;

const onText = vi.fn();

function list(text: string, now: ReturnType<typeof answer>) {
  return (
    <FluentProvider theme={teamsLightTheme}>
      <RuleProblems text={text} now={now} onText={onText} />
    </FluentProvider>
  );
}

describe("listed", () => {
  it("puts the gravest first and the hints apart", () => {
    const { rows, hints } = listed([
      problem("info", "c"),
      problem("warning", "b", 1),
      problem("error", "a2", 9),
      problem("error", "a1", 3),
    ]);
    expect(rows.map(({ message }) => message)).toEqual(["a1", "a2", "b"]);
    expect(hints.map(({ message }) => message)).toEqual(["c"]);
  });
  it("leaves out what the line under the editor says", () => {
    expect(listed([problem("info", "five", 0, "portal.builder")]).hints).toEqual([]);
  });
});

describe("the list", () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => {
    vi.useRealTimers();
    onText.mockReset();
  });

  it("folds hints away until they are asked for", () => {
    render(list("a", answer("a", problem("info", "a hint"))));
    expect(screen.queryByText("a hint")).toBeNull();
    fireEvent.click(screen.getByRole("button", { name: "1 hint", expanded: false }));
    expect(screen.getByText("a hint")).toBeTruthy();
  });

  it("lets what is new wait for a rest, and drops at once what is gone", () => {
    const { rerender } = render(list("a", answer("a", problem("error", "old"))));
    rerender(list("ab", answer("ab", problem("error", "new"))));
    expect(screen.getByText("old")).toBeTruthy();
    expect(screen.queryByText("new")).toBeNull();
    act(() => {
      vi.advanceTimersByTime(600);
    });
    expect(screen.getByText("new")).toBeTruthy();
    rerender(list("abc", answer("abc")));
    expect(screen.queryByRole("group")).toBeNull();
  });

  it("carries a fix out, but not on a text that was typed over", () => {
    const { rerender } = render(list("a–b", answer("a–b", fixable)));
    fireEvent.click(screen.getByRole("button", { name: "Write a hyphen" }));
    expect(onText).toHaveBeenCalledExactlyOnceWith("a-b");
    rerender(list("a–bc", answer("a–b", fixable)));
    fireEvent.click(screen.getByRole("button", { name: "Write a hyphen" }));
    expect(onText).toHaveBeenCalledTimes(1);
  });
});
