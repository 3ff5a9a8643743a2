import { FluentProvider, teamsLightTheme } from "@fluentui/react-components";
import { EditorView } from "@codemirror/view";
import { act, render, screen } from "@testing-library/react";
import { useState } from "react";
import { describe, expect, it } from "vitest";
import type { rule, service } from "../../wailsjs/go/models";
import { RuleEditor } from "./RuleEditor";

const problem = { severity: "error", code: "", message: "", offset: 0, length: 1 } as rule.Problem;

function answer(text: string, trial: Partial<service.RuleTrialView>) {
  const fits = { fits: true, why: "" };
  const whole = { valid: true, problems: [], portal: fits, ...trial };
  return { text, trial: whole as unknown as service.RuleTrialView };
}

function Rule(props: { first: string; now?: ReturnType<typeof answer> }) {
  const [text, setText] = useState(props.first);
  return (
    <FluentProvider theme={teamsLightTheme}>
      <RuleEditor
        label="Rule of Leeds"
        text={text}
        now={props.now}
        onText={setText}
        complete={() => Promise.resolve({ from: 0, to: 0, options: [] })}
      />
      <output>{text}</output>
    </FluentProvider>
  );
}

/** The editor, once it has taken the place of the plain field. */
async function editor(): Promise<EditorView> {
  await expect.poll(() => document.querySelector(".cm-content")).toBeTruthy();
  const found = EditorView.findFromDOM(screen.getByRole("textbox", { name: "Rule of Leeds" }));
  if (!found) throw new Error("no editor");
  return found;
}

describe("the rule editor", () => {
  it("hands each change on and keeps its caret", async () => {
    render(<Rule first="user.city" />);
    const view = await editor();
    act(() => {
      view.dispatch({ changes: { from: 5, insert: "x" }, selection: { anchor: 6 } });
    });
    expect(screen.getByRole("status").textContent).toBe("user.xcity");
    expect(view.state.selection.main.head).toBe(6);
    expect(screen.getByText("10 of 3,072 characters")).toBeTruthy();
  });

  it("is invalid with an error, says how many, and marks them", async () => {
    render(<Rule first="a" now={answer("a", { valid: false, problems: [problem] })} />);
    await editor();
    const box = screen.getByRole("textbox");
    expect(box.getAttribute("aria-invalid")).toBe("true");
    expect(
      document.getElementById(box.getAttribute("aria-describedby") ?? "")?.textContent,
    ).toMatch("Not valid: 1 error");
    expect(box.querySelector(".cm-lintRange-error")?.textContent).toBe("a");
  });

  it("says calmly what the portal cannot show", async () => {
    render(<Rule first="a" now={answer("a", { portal: { fits: false, why: "too many" } })} />);
    await editor();
    expect(screen.getByText(/^Valid in Entra, more than .* can show: too many$/)).toBeTruthy();
  });
});
