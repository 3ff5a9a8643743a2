import { FluentProvider, webLightTheme } from "@fluentui/react-components";
import { QueryClientProvider } from "@tanstack/react-query";
import { act, fireEvent, render, screen } from "@testing-library/react";
import { beforeEach, expect, it, vi } from "vitest";
import { queryClient } from "../../queries";
import { CopiesPane } from "./CopiesPane";

const keep = vi.fn<(n: number) => Promise<void>>();

beforeEach(() => {
  keep.mockReset();
  queryClient.clear();
  Object.assign(window, {
    go: {
      service: {
        Copies: { List: () => Promise.resolve({ keep: 10, rows: [] }), Keep: keep },
        Drafts: {
          All: () => Promise.resolve({}),
          Keep: () => Promise.resolve(),
          Read: (_: string, typed: string) => Promise.resolve({ text: typed }),
        },
      },
    },
  });
});

async function typed(n: string) {
  render(
    <QueryClientProvider client={queryClient}>
      <FluentProvider theme={webLightTheme}>
        <CopiesPane onClose={vi.fn()} />
      </FluentProvider>
    </QueryClientProvider>,
  );
  const field = await screen.findByLabelText("How many are kept", { selector: "input" });
  expect(field).toHaveProperty("value", "10");
  act(() => field.focus());
  fireEvent.change(field, { target: { value: n } });
  fireEvent.keyDown(field, { key: "Enter" });
  return field;
}

it("keeps as many copies as were typed", async () => {
  keep.mockResolvedValue();
  await typed("3");
  await vi.waitFor(() => expect(keep.mock.calls).toEqual([[3]]));
});

it("leaves a number that the program refuses in the field, with the reason", async () => {
  const summary = "So many copies cannot be kept";
  keep.mockRejectedValue(new Error(JSON.stringify({ code: "COPIES_KEPT", summary })));
  const field = await typed("0");
  await vi.waitFor(() => expect(keep.mock.calls).toEqual([[0]]));
  act(() => field.blur());
  await vi.waitFor(() => expect(field.getAttribute("aria-invalid")).toBe("true"));
  expect(document.body.textContent).toContain(summary);
  expect(field).toHaveProperty("value", "0");
});
