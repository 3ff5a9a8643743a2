import { expect, test } from "vitest";
import { service } from "../../wailsjs/go/models";
import { lineOf, placeOf, sizeOf, walked } from "./flowPlace";

const at = (id: string, column: number, row: number) =>
  service.CallNode.createFrom({ id, column, row });

test("nodes stand on the grid of the picture", () => {
  expect(placeOf({ column: 1, row: 2 })).toEqual({ x: 392, y: 160 });
  expect(sizeOf([at("a", 0, 0), at("b", 1, 3)])).toEqual({ width: 624, height: 288 });
});

test.each([
  ["down", at("a", 0, 0), at("b", 0, 1), "M116 48V79"],
  ["to the right", at("a", 0, 1), at("b", 1, 1), "M232 104H391"],
  ["to the right and down", at("a", 0, 1), at("b", 1, 2), "M232 104H368V184H391"],
])("a line goes %s", (_, from, to, path) => {
  expect(lineOf(from, to).path).toBe(path);
});

test("the words of a line stand clear of the nodes beside it", () => {
  const { words } = lineOf(at("a", 0, 1), at("b", 1, 2));
  expect(words.end).toBe(true);
  expect(words.x - 232).toBeGreaterThan(120); // "after 20 min" in 12 px, with room
});

test("a call is walked down the usual way, with the other ways of each node", () => {
  const nodes = [at("number", 0, 0), at("hours", 0, 1), at("closed", 1, 1), at("queue", 0, 2)];
  const edges = [
    { from: "number", to: "hours", when: "" },
    { from: "hours", to: "closed", when: "closed" },
    { from: "hours", to: "queue", when: "open" },
  ].map((each) => service.CallEdge.createFrom(each));
  expect(walked(nodes, edges)).toEqual(["number", "hours", "closed", "queue"]);
});
