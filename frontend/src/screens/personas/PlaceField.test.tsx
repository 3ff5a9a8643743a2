import { FluentProvider, webLightTheme } from "@fluentui/react-components";
import { QueryClientProvider } from "@tanstack/react-query";
import { act, fireEvent, render, screen } from "@testing-library/react";
import { beforeEach, expect, it, vi } from "vitest";
import { queryClient } from "../../queries";
import { PlaceField } from "./PlaceField";

const onChoose = vi.fn();

beforeEach(() => {
  onChoose.mockReset();
  queryClient.clear();
  Object.assign(window, {
    go: {
      service: { Drafts: { All: () => Promise.resolve({}), Keep: () => Promise.resolve() } },
    },
  });
});

function typed(words: string) {
  render(
    <QueryClientProvider client={queryClient}>
      <FluentProvider theme={webLightTheme}>
        <PlaceField places={["London", "Manchester office"]} chosen="London" onChoose={onChoose} />
      </FluentProvider>
    </QueryClientProvider>,
  );
  const field = screen.getByRole("combobox", { name: "Place" });
  act(() => field.focus());
  fireEvent.change(field, { target: { value: words } });
  fireEvent.keyDown(field, { key: "Tab" });
  act(() => field.blur());
  return field;
}

it("takes a place that was typed out in any case", async () => {
  typed("manchester OFFICE");
  await vi.waitFor(() => expect(onChoose.mock.calls).toEqual([["Manchester office"]]));
});

it("refuses a place that there is not, which stays in the field with the reason", async () => {
  const field = typed("Narnia");
  expect(await screen.findByText(/Narnia/, { selector: ":not(input)" })).toBeTruthy();
  expect(field).toHaveProperty("value", "Narnia");
  expect(field.getAttribute("aria-invalid")).toBe("true");
  expect(onChoose).not.toHaveBeenCalled();
});
