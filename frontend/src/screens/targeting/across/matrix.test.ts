import { describe, expect, it } from "vitest";
import type { service } from "../../../wailsjs/go/models";
import { clashes, clashing, matrixOf, short, triangleMove } from "./matrix";

const reach = (personaId: string, layer: string, users: number): service.ReachView => ({
  personaId,
  name: personaId,
  layer,
  users,
  wins: users,
  unknown: 0,
  assumed: 0,
});

const view = {
  readAt: "2026-11-25T10:00:00Z",
  total: 100,
  personas: [
    reach("hr", "department", 10),
    reach("base", "baseline", 100),
    reach("desk", "department", 20),
    reach("call", "calling", 50),
  ],
  crossings: [
    { a: "hr", b: "desk", users: 2, clash: true, winner: "hr" },
    { a: "hr", b: "base", users: 10, clash: false, winner: "" },
    { a: "base", b: "call", users: 30, clash: false, winner: "" },
  ],
  layers: [
    { layer: "baseline", none: 0, one: 100, more: 0 },
    { layer: "department", none: 72, one: 26, more: 2 },
  ],
} as unknown as service.OverlapsView;

describe("the matrix", () => {
  const rows = matrixOf(view);
  const cell = (a: string, b: string) =>
    rows
      .flatMap((row) => row.cells)
      .find((each) => each.a.personaId === a && each.b.personaId === b);

  it("is a triangle by layer, in the order within each", () => {
    expect(rows.map((row) => row.persona.personaId)).toEqual(["base", "call", "hr", "desk"]);
    expect(rows.map((row) => row.cells.length)).toEqual([1, 2, 3, 4]);
    expect(rows.map((row) => row.first)).toEqual([true, true, true, false]);
  });

  it("finds a crossing whichever way round it is told", () => {
    expect(cell("base", "hr")).toMatchObject({ users: 10, clash: false, weight: "most" });
    expect(cell("hr", "desk")).toMatchObject({ users: 2, clash: true, weight: "some" });
  });

  it("weighs a crossing against the smaller of the two", () => {
    expect(cell("base", "call")?.weight).toBe("half");
    expect(cell("call", "desk")).toMatchObject({ users: 0, weight: "none" });
  });

  it("holds each persona's own users on its diagonal", () => {
    expect(cell("desk", "desk")).toMatchObject({ own: true, users: 20, clash: false });
  });
});

describe("the keys of the triangle", () => {
  it("never leave it", () => {
    expect(triangleMove("ArrowUp", { row: 2, column: 2 }, 4)).toEqual({ row: 1, column: 1 });
    expect(triangleMove("ArrowRight", { row: 1, column: 1 }, 4)).toEqual({ row: 1, column: 1 });
    expect(triangleMove("ArrowDown", { row: 3, column: 0 }, 4)).toEqual({ row: 3, column: 0 });
    expect(triangleMove("End", { row: 3, column: 0 }, 4)).toEqual({ row: 3, column: 3 });
  });

  it("are left alone when they do not move", () => {
    expect(triangleMove("x", { row: 0, column: 0 }, 4)).toBeUndefined();
  });
});

it("counts and orders what clashes", () => {
  expect(clashing(view)).toBe(2);
  expect(clashes(view).map((each) => each.users)).toEqual([2]);
});

it.each([
  [0, "0"],
  [9_999, "9999"],
  [12_400, "12k"],
  [500_000, "500k"],
])("writes %d short as %s", (users, words) => {
  expect(short(users)).toBe(words);
});
