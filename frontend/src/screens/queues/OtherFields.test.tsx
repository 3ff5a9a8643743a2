import { FluentProvider, webLightTheme } from "@fluentui/react-components";
import { QueryClientProvider } from "@tanstack/react-query";
import { act, fireEvent, render, screen } from "@testing-library/react";
import { beforeEach, expect, it, vi } from "vitest";
import { queryClient } from "../../queries";
import type { service } from "../../wailsjs/go/models";
import { AccountFields, ScheduleFields } from "./OtherFields";

/** What the program says of what is typed, by the kind of the field; what is not in here it takes as it is. */
const says: Record<string, { text: string; wrong?: { summary: string; detail: string } }> = {
  "hours 25:00": { text: "", wrong: { summary: "No opening hours", detail: "25:00 is no time" } },
  "holidays some day": {
    text: "",
    wrong: { summary: "No holidays", detail: "some day is no date" },
  },
  "telephone +441614960001, +441614960002": {
    text: "",
    wrong: { summary: "No telephone number", detail: "those are two" },
  },
  "hours 9-17": { text: "09:00-17:00" },
  "telephone +44 161 496 0001": { text: "+441614960001" },
  "country uk": { text: "GB" },
};
const onSave = vi.fn();

beforeEach(() => {
  onSave.mockReset();
  queryClient.clear();
  Object.assign(window, {
    go: {
      service: {
        Drafts: {
          All: () => Promise.resolve({}),
          Keep: () => Promise.resolve(),
          Read: (kind: string, typed: string) =>
            Promise.resolve(says[`${kind} ${typed}`] ?? { text: typed }),
        },
      },
    },
  });
});

const hours = (
  <ScheduleFields schedule={{ name: "Office", tells: "hours", week: [] }} onSave={onSave} />
);
const holidays = (
  <ScheduleFields schedule={{ name: "Off", tells: "holidays", dates: [] }} onSave={onSave} />
);
const account = (
  <AccountFields
    account={{ upn: "cq@larkfield.example", name: "cq", for: "queue" }}
    options={
      {
        locations: [],
        countries: [{ id: "GB", name: "United Kingdom" }],
      } as unknown as service.CallOptions
    }
    onSave={onSave}
  />
);

/** Types over what a field holds, and leaves it. */
function type(fields: React.ReactElement, role: string, name: string, words: string) {
  render(
    <QueryClientProvider client={queryClient}>
      <FluentProvider theme={webLightTheme}>{fields}</FluentProvider>
    </QueryClientProvider>,
  );
  const field = screen.getByRole(role, { name });
  act(() => field.focus());
  fireEvent.change(field, { target: { value: words } });
  fireEvent.keyDown(field, { key: "Tab" });
  act(() => field.blur());
  return field;
}

it.each([
  ["an hour that is none", hours, "Monday", "25:00", /25:00 is no time/],
  ["a day that is none", holidays, "Dates, one a line", "some day", /some day is no date/],
  ["two numbers", account, "Number", "+441614960001, +441614960002", /those are two/],
])(
  "%s stays in the field, with the reason, and is not kept",
  async (_, fields, name, typed, why) => {
    const field = type(fields, "textbox", name, typed);
    expect(await screen.findByText(why)).toBeTruthy();
    expect(field).toHaveProperty("value", typed);
    expect(onSave).not.toHaveBeenCalled();
  },
);

it.each([
  ["hours", hours, "textbox", "Monday", "9-17"],
  ["a number", account, "textbox", "Number", "+44 161 496 0001"],
  ["a country by a name in use", account, "combobox", "Country", "uk"],
  ["a country by its name", account, "combobox", "Country", "United Kingdom"],
])("%s is kept as the program reads it", async (what, fields, role, name, typed) => {
  type(fields, role, name, typed);
  const kept = what.startsWith("a country")
    ? { country: "GB" }
    : what === "hours"
      ? { week: [{ day: 1, spans: [{ from: "09:00", to: "17:00" }] }] }
      : { number: "+441614960001" };
  await vi.waitFor(() => expect(onSave).toHaveBeenLastCalledWith(kept));
});
