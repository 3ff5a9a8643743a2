import { FluentProvider, webLightTheme } from "@fluentui/react-components";
import { QueryClientProvider } from "@tanstack/react-query";
import { render, screen } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { queryClient } from "../../queries";
import { service } from "../../wailsjs/go/models";
import { Answer } from "./Answer";

vi.mock("@tanstack/react-router", () => ({ useNavigate: () => vi.fn() }));
vi.mock("./usePersonas", () => ({ useReconciled: () => ({ data: { open: 3 } }) }));

beforeEach(() => {
  queryClient.clear();
  const wide = { matches: false, addEventListener: vi.fn(), removeEventListener: vi.fn() };
  Object.assign(window, { matchMedia: () => wide });
});

const board = (read: boolean, personas: number, none: number) =>
  service.PersonaBoardView.createFrom({
    read,
    users: 205,
    own: 4,
    layers: [
      { layer: "baseline", users: 205 - none, none, personas: Array(personas).fill({ id: "a" }) },
      { layer: "calling", users: 16, none: 0, personas: [] },
    ],
  });

describe("the ways in the heading of the personas", () => {
  it.each([
    ["are parted where there are two", board(true, 1, 8), /Who are they\? · 3 things are open/],
    ["are parted from the reading", board(false, 1, 0), /Read the tenant · 3 things are open/],
    ["begin with nothing where there is one", board(true, 1, 0), /baseline\. +3 things are open/],
    ["begin with nothing without a persona", board(true, 0, 0), /teams\. +3 things are open/],
  ])("%s", (_, view, says) => {
    render(
      <QueryClientProvider client={queryClient}>
        <FluentProvider theme={webLightTheme}>
          <Answer board={view} onSaid={vi.fn()} />
        </FluentProvider>
      </QueryClientProvider>,
    );
    expect(screen.getByRole("banner").textContent).toMatch(says);
  });
});
