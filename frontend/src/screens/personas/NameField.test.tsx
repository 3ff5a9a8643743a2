import { FluentProvider, webLightTheme } from "@fluentui/react-components";
import { QueryClientProvider } from "@tanstack/react-query";
import { fireEvent, render, screen } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import { queryClient } from "../../queries";
import { NameField } from "./NameField";

vi.mock("../../wailsjs/go/service/Drafts", () => ({
  All: () => Promise.resolve({}),
  Keep: () => Promise.resolve(),
}));
vi.mock("./useNames", () => ({ useCalled: () => ({ data: [] }) }));
vi.mock("./RenameList", () => ({ RenameList: () => null }));

const field = (name: string, onRename = vi.fn()) => (
  <QueryClientProvider client={queryClient}>
    <FluentProvider theme={webLightTheme}>
      <NameField id="sales" name={name} label="Name" onRename={onRename} />
    </FluentProvider>
  </QueryClientProvider>
);
const shown = () => screen.getByRole<HTMLInputElement>("textbox", { name: "Name" });

it("keeps a name that was asked for until it is the name", () => {
  const onRename = vi.fn();
  const { rerender } = render(field("Sales", onRename));
  fireEvent.change(shown(), { target: { value: "Sales agents" } });
  fireEvent.keyDown(shown(), { key: "Enter" });
  expect(onRename).toHaveBeenCalledWith("Sales agents");
  rerender(field("Sales", onRename)); // refused: nothing has changed
  expect(shown().value).toBe("Sales agents");
  expect(screen.getByRole("button", { name: "Rename" })).toBeTruthy();
  rerender(field("Sales agents", onRename));
  expect(shown().value).toBe("Sales agents");
  expect(screen.queryByRole("button", { name: "Rename" })).toBeNull();
});

it("keeps a blank that a longer name begins with", () => {
  render(field("Sales"));
  fireEvent.change(shown(), { target: { value: "Sales " } });
  expect(shown().value).toBe("Sales ");
});
