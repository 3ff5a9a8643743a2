import { FluentProvider, teamsLightTheme } from "@fluentui/react-components";
import { QueryClientProvider } from "@tanstack/react-query";
import { fireEvent, render, screen } from "@testing-library/react";
import { expect, it } from "vitest";
import { queryClient } from "../../queries";
import type { service } from "../../wailsjs/go/models";
import { RuleAbout } from "./RuleAbout";

const item = {
  personaId: "sales",
  ruleName: "",
  ruleSays: "",
  place: 1,
  of: 1,
  disabled: "",
} as service.RuleItemView;

it("keeps the name and what the rule is for, though the screen has not heard of the first yet", async () => {
  let kept = { ruleName: "", ruleSays: "" };
  const rules = () => Promise.resolve({ rules: [{ ...item, ...kept }] });
  const name = (_: string, ruleName: string, ruleSays: string) => {
    kept = { ruleName, ruleSays };
    return Promise.resolve();
  };
  const drafts = { All: () => Promise.resolve({}), Keep: () => Promise.resolve() };
  Object.assign(window, {
    go: { service: { Targeting: { Rules: rules, Name: name }, Drafts: drafts } },
  });
  queryClient.clear();
  render(
    <QueryClientProvider client={queryClient}>
      <FluentProvider theme={teamsLightTheme}>
        <RuleAbout item={item} />
      </FluentProvider>
    </QueryClientProvider>,
  );
  const [first, second] = screen.getAllByRole("textbox");
  for (const [field, typed] of [
    [first, "Everybody in sales"],
    [second, "Who sells"],
  ] as const) {
    if (!field) throw new Error("no field");
    fireEvent.focus(field);
    fireEvent.change(field, { target: { value: typed } });
    fireEvent.blur(field);
  }
  await expect.poll(() => kept.ruleSays).toBe("Who sells");
  expect(kept.ruleName).toBe("Everybody in sales");
});
