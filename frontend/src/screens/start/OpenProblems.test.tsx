import { FluentProvider, webLightTheme } from "@fluentui/react-components";
import { fireEvent, render, screen } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import type { Problem } from "../../api";
import { OpenProblems } from "./OpenProblems";

const onOpen = vi.fn();
const where = { step: "personas", kind: "persona", id: "hr", field: "reviewed" };
const reminder: Problem = {
  code: "PERSONA_REVIEW.due",
  severity: "info",
  summary: "A persona was last gone through over a year ago",
  detail: "Prov_HR: 2025-01-02",
  hint: "Go through it.",
  where,
};

function shown(problems: Problem[]) {
  render(
    <FluentProvider theme={webLightTheme}>
      <OpenProblems problems={problems} checking={false} onOpen={onOpen} />
    </FluentProvider>,
  );
  return screen.getByRole("heading", { level: 2 }).textContent;
}

it("reminds of a review without calling it an open problem, and leads to the persona", () => {
  expect(shown([reminder])).toBe("No open problems");
  expect(screen.getByText(reminder.summary)).toBeTruthy();
  fireEvent.click(screen.getByRole("button", { name: /Show it in Personas/ }));
  expect(onOpen).toHaveBeenCalledWith(where);
});

it("does not count a reminder beside a problem", () => {
  expect(shown([{ ...reminder, code: "X", severity: "error" }, reminder])).toBe("1 open problem");
  expect(screen.getByText("1 stops a step; 0 can wait")).toBeTruthy();
});
