import { expect, it } from "vitest";
import { stopKinds, wholeLine } from "./reasoning";

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
