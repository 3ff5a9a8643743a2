import { expect, test } from "vitest";
import { datesFrom, datesText, spansFrom, spansText } from "./hours";

test.each([
  ["one span", "08:30-17:30", [{ from: "08:30", to: "17:30" }]],
  ["short times", "9 to 17", [{ from: "09:00", to: "17:00" }]],
  [
    "two spans",
    "8.30–12:00, 13:00-17:00",
    [
      { from: "08:30", to: "12:00" },
      { from: "13:00", to: "17:00" },
    ],
  ],
  ["closed", " ", []],
  ["no time, which is kept", "25:00", [{ from: "25:00", to: "" }]],
])("hours are read: %s", (_, text, want) => {
  expect(spansFrom(text)).toEqual(want);
});

test("hours come back as they were written", () => {
  const text = "08:30–12:00, 13:00–17:00";
  expect(spansText(spansFrom(text))).toBe(text);
});

test("holidays are a date a line, with a name or without", () => {
  const text = "2027-12-25 to 2027-12-26 Christmas\n2028-01-01";
  expect(datesFrom(text)).toEqual([
    { first: "2027-12-25", last: "2027-12-26", name: "Christmas" },
    { first: "2028-01-01", last: "", name: "" },
  ]);
  expect(datesText(datesFrom(text))).toBe(text);
});
