import { expect, it } from "vitest";
import { stopKinds, stopsOf, wholeLine } from "./reasoning";

it("shows every stop, also those that nobody told", () => {
  const line = wholeLine([{ kind: "persona", title: "Prov_Teams_Phone_Manchester" }]);
  expect(line.map((entry) => entry.kind)).toEqual([...stopKinds]);
  expect(line.filter((entry) => entry.stop)).toHaveLength(1);
});

it("keeps two of a kind in their order", () => {
  const line = wholeLine([
    { kind: "answer", title: "first" },
    { kind: "answer", title: "second" },
  ]);
  expect(line.slice(0, 2).map((entry) => entry.stop?.title)).toEqual(["first", "second"]);
  expect(line).toHaveLength(stopKinds.length + 1);
});

it("ends where it is told to", () => {
  expect(wholeLine([], "plan").map((entry) => entry.kind)).toEqual(stopKinds.slice(0, 6));
});

it("takes what the program tells, without what nobody asked and what has no place in the line", () => {
  const told = [
    { stop: "answer", id: "hr/1", says: "Yes", detail: "" },
    { stop: "grade", id: "", says: "", detail: "" },
    { stop: "tenant", id: "", says: "It has none", detail: "" },
  ];
  expect(stopsOf(told)).toEqual([
    { kind: "answer", title: "Yes", detail: "", id: "hr/1", step: "workshop" },
  ]);
});
