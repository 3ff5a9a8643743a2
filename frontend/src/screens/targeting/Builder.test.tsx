import { FluentProvider, teamsLightTheme } from "@fluentui/react-components";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import { useState } from "react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { service } from "../../wailsjs/go/models";
import { Builder } from "./Builder";
import { line, type Part } from "./tree";

const has = (property: string, value: string) =>
  line({ property, operator: "eq", values: [value] });
const counted = (part: Part, users: number, left: number): service.BuilderView =>
  ({ ...part, users, left }) as service.BuilderView;
const city = counted(has("city", "Leeds"), 1034, 1034);
const department = counted(has("department", "HR"), 60, 38);
const enabled = counted(has("accountEnabled", "true"), 1700, 36);
const all = (...parts: Part[]) => ({ join: "and", not: false, parts });

const write = vi.fn();
beforeEach(() => {
  const property = (name: string, type: string) => ({ name, graph: name, type });
  write.mockResolvedValue("written");
  vi.stubGlobal("go", {
    service: {
      Targeting: {
        Write: write,
        Values: () => Promise.resolve([]),
        Properties: () =>
          Promise.resolve([
            property("city", "string"),
            property("department", "string"),
            property("accountEnabled", "boolean"),
          ]),
      },
    },
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
  write.mockReset();
});

const trialOf = (text: string, builder: Part | undefined, valid = true) => {
  const answer = {
    text,
    trial: { valid, counted: valid, builder } as unknown as service.RuleTrialView,
  };
  return { now: answer, counted: valid ? answer : undefined, error: null };
};

function Held(props: { first: string; trial: ReturnType<typeof trialOf> }) {
  const [text, setText] = useState(props.first);
  return (
    <>
      <output>{text}</output>
      <button onClick={() => setText("typed")}>{"type"}</button>
      <Builder text={text} trial={props.trial} total={1842} onText={setText} />
    </>
  );
}

const show = (text: string, builder: Part | undefined, valid?: boolean) =>
  render(
    <FluentProvider theme={teamsLightTheme}>
      <QueryClientProvider client={new QueryClient()}>
        <Held first={text} trial={trialOf(text, builder, valid)} />
      </QueryClientProvider>
    </FluentProvider>,
  );

const three = all(city, department, enabled);

it("says how many are left after each condition", async () => {
  show("rule", three);
  const rows = await screen.findAllByRole("group");
  expect(rows.map((row) => row.getAttribute("aria-label"))).toEqual([
    "city",
    "department",
    "account enabled",
  ]);
  expect(within(rows[1] as HTMLElement).getByText("38").title).toBe("Alone: 60 users");
  expect(screen.getByText("Users left, of 1,842")).toBeTruthy();
});

it("writes the rest when a condition goes, and moves the focus to the next", async () => {
  show("rule", three);
  fireEvent.click(await screen.findByLabelText("Remove the condition on city"));
  await waitFor(() => expect(screen.getByText("written")).toBeTruthy());
  const [tree] = write.mock.calls[0] as [Part];
  expect(tree.parts.map((part) => part.condition?.property)).toEqual([
    "department",
    "accountEnabled",
  ]);
  expect(document.activeElement?.closest("[data-part]")?.getAttribute("data-part")).toBe("0");
});

it("keeps a condition that was begun while somebody types, and writes nothing of it", async () => {
  show("rule", three);
  fireEvent.click(await screen.findByText("Add a condition"));
  expect(screen.getByRole("group", { name: "New condition" })).toBeTruthy();
  fireEvent.click(screen.getByText("type"));
  expect(screen.getByRole("group", { name: "New condition" })).toBeTruthy();
  expect(write).not.toHaveBeenCalled();
});

it("puts marked conditions in a group of their own", async () => {
  show("rule", three);
  fireEvent.click(await screen.findByText("Group conditions"));
  const group = screen.getByText<HTMLButtonElement>("Group the 0 marked");
  expect(group.disabled).toBe(true);
  for (const name of ["city", "department"]) {
    fireEvent.click(screen.getByLabelText(`Put in the group: ${name}`));
  }
  fireEvent.click(screen.getByText("Group the 2 marked"));
  expect(screen.getByRole("group", { name: "Group: all of these" })).toBeTruthy();
  await waitFor(() => expect(write).toHaveBeenCalledOnce());
  fireEvent.click(screen.getByText("Ungroup"));
  expect(screen.queryByRole("group", { name: /Group/ })).toBeNull();
});

it("shows what was refused, and what was built all the same", async () => {
  write.mockRejectedValue(new Error("a value holds a double quote"));
  show("rule", three);
  fireEvent.click(await screen.findByLabelText("Remove the condition on city"));
  expect(await screen.findByText("a value holds a double quote")).toBeTruthy();
  expect(screen.queryByRole("group", { name: "city" })).toBeNull();
  expect(screen.getByText("rule")).toBeTruthy();
});

it.each([
  ["more than conditions", "rule", undefined, true, "so it is edited as text"],
  ["not a rule yet", "rul", undefined, false, "once the text is a valid rule"],
])("is calm about what is %s", (_, text, builder, valid, words) => {
  show(text, builder, valid);
  expect(screen.getByText(new RegExp(words))).toBeTruthy();
});

it("empties the text with its last condition", async () => {
  show("rule", city);
  fireEvent.click(await screen.findByLabelText("Remove the condition on city"));
  expect(screen.getByRole("status", { hidden: true }).textContent).toBe("");
  expect(write).not.toHaveBeenCalled();
});
