import { FluentProvider, webLightTheme } from "@fluentui/react-components";
import { QueryClientProvider } from "@tanstack/react-query";
import { act, fireEvent, render, screen } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { queryClient } from "../queries";
import { ChooseMany } from "./ChooseMany";
import { ChoosePeople } from "./ChoosePeople";

const ann = { id: "1", name: "Ann Baker", upn: "ann@larkfield.example" };
const people = vi.fn();

beforeEach(() => {
  queryClient.clear();
  people.mockResolvedValue({ read: true, total: 1, found: [ann], chosen: [] });
  const read = (kind: string, typed: string) =>
    Promise.resolve(
      typed.includes("@") || kind !== "person"
        ? { text: typed }
        : { text: "", wrong: { summary: "Nobody is called so", detail: typed } },
    );
  Object.assign(window, {
    go: {
      service: {
        Drafts: { All: () => Promise.resolve({}), Keep: () => Promise.resolve(), Read: read },
        Queues: { People: people },
      },
    },
  });
});

function shown(field: React.ReactElement) {
  render(
    <QueryClientProvider client={queryClient}>
      <FluentProvider theme={webLightTheme}>{field}</FluentProvider>
    </QueryClientProvider>,
  );
  return screen.getByRole("combobox");
}

/** Types into a field as a whole and leaves it with a key. */
function type(field: HTMLElement, words: string, leave: string) {
  act(() => field.focus());
  fireEvent.change(field, { target: { value: words } });
  fireEvent.keyDown(field, { key: leave });
  if (leave === "Tab") act(() => field.blur());
}

describe("a field that is emptied", () => {
  const options = ["Leeds", "London"].map((id) => ({ id, words: id }));
  it.each(["Tab", "Enter"])("chooses nothing when it is left with %s", async (leave) => {
    const onChoose = vi.fn();
    const field = shown(
      <ChooseMany single label="Place" options={options} chosen={["Leeds"]} onChoose={onChoose} />,
    );
    type(field, "", leave);
    await vi.waitFor(() => expect(onChoose.mock.calls).toEqual([[[]]]));
  });
  it("keeps what was chosen when nothing was taken out", () => {
    const onChoose = vi.fn();
    const field = shown(
      <ChooseMany single label="Place" options={options} chosen={["Leeds"]} onChoose={onChoose} />,
    );
    act(() => field.focus());
    fireEvent.change(field, { target: { value: "Lo" } });
    type(field, "", "Tab");
    expect(onChoose).not.toHaveBeenCalled();
  });
});

describe("a field for one of a list", () => {
  const options = ["Afghanistan", "United Kingdom"].map((id) => ({ id, words: id }));
  it("closes when what was typed out is chosen, so that another Enter chooses nothing else", () => {
    const onChoose = vi.fn();
    const field = shown(
      <ChooseMany single label="Country" options={options} chosen={[]} onChoose={onChoose} />,
    );
    fireEvent.click(field);
    expect(field.getAttribute("aria-expanded")).toBe("true");
    type(field, "United Kingdom", "Enter");
    expect(field.getAttribute("aria-expanded")).toBe("false");
    expect(onChoose.mock.calls).toEqual([[["United Kingdom"]]]);
  });
});

describe("a field for one of several that begin alike", () => {
  const options = ["London", "London office"].map((id) => ({ id, words: id }));
  it("takes the one that an arrow went to, and not first the one that was typed out", async () => {
    const onChoose = vi.fn();
    const field = shown(
      <ChooseMany single label="Place" options={options} chosen={[]} onChoose={onChoose} />,
    );
    fireEvent.click(field);
    act(() => field.focus());
    fireEvent.change(field, { target: { value: "London" } });
    fireEvent.keyDown(field, { key: "ArrowDown" });
    fireEvent.keyDown(field, { key: "Enter" });
    await vi.waitFor(() => expect(field.getAttribute("aria-expanded")).toBe("false"));
    expect(onChoose.mock.calls).toEqual([[["London office"]]]);
  });
});

describe("a field for people", () => {
  it("offers those of the reading by what is typed, and keeps their sign-in name", async () => {
    const onChoose = vi.fn();
    const field = shown(<ChoosePeople label="People" chosen={[]} onChoose={onChoose} />);
    act(() => field.focus());
    fireEvent.change(field, { target: { value: "bake" } });
    await vi.waitFor(() => expect(people).toHaveBeenCalledWith("bake", []));
    fireEvent.click(await screen.findByText(`Ann Baker, ${ann.upn}`));
    expect(onChoose).toHaveBeenCalledWith([ann.upn]);
  });
  it("keeps a sign-in name that the reading does not have, and calls it so", async () => {
    people.mockResolvedValue({ read: true, total: 0, found: [], chosen: [] });
    const onChoose = vi.fn();
    const field = shown(
      <ChoosePeople label="People" chosen={["eve@larkfield.example"]} onChoose={onChoose} />,
    );
    await vi.waitFor(() =>
      expect(field).toHaveProperty("value", "eve@larkfield.example, not in the reading"),
    );
    type(field, "new@larkfield.example", "Tab");
    await vi.waitFor(() =>
      expect(onChoose).toHaveBeenCalledWith(["eve@larkfield.example", "new@larkfield.example"]),
    );
  });
  it("leaves a name that nobody has in the field, with the reason", async () => {
    people.mockResolvedValue({ read: true, total: 0, found: [], chosen: [] });
    const onChoose = vi.fn();
    const field = shown(<ChoosePeople label="People" chosen={[]} onChoose={onChoose} />);
    type(field, "Zoe Nobody", "Tab");
    expect(await screen.findByText(/Nobody is called so: Zoe Nobody/)).toBeTruthy();
    expect(onChoose).not.toHaveBeenCalled();
  });
  it("says that nothing was read", async () => {
    people.mockResolvedValue({ read: false, total: 0, found: [], chosen: [] });
    const field = shown(<ChoosePeople label="People" chosen={[]} onChoose={vi.fn()} />);
    act(() => field.focus());
    fireEvent.keyDown(field, { key: "ArrowDown", altKey: true });
    expect(await screen.findByText(/The tenant was never read/)).toBeTruthy();
  });
});
