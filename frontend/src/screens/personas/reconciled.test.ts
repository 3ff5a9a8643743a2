import { describe, expect, it } from "vitest";
import { answerOf, barsOf, needsOf, type Seen } from "./reconciled";

const nothing: Seen = {
  heard: 0,
  callers: 0,
  asked: false,
  read: false,
  tenant: 0,
  reached: 0,
  calling: 0,
  nobody: 0,
  needs: [],
};
const queue = {
  kind: "queue",
  departmentId: "d",
  department: "Sales",
  what: "Front",
  claimed: 0,
  reached: 0,
};
const callers = {
  kind: "callers",
  departmentId: "",
  department: "",
  what: "",
  claimed: 785,
  reached: 63,
};
const met: Seen = {
  ...nothing,
  heard: 820,
  asked: true,
  callers: 40,
  read: true,
  tenant: 200,
  reached: 190,
  calling: 50,
};

describe("the answer of the picture", () => {
  it.each<[string, Seen, string]>([
    ["an empty workbook", nothing, "unread"],
    ["a tenant that was read before anybody was heard", { ...nothing, read: true }, "unheard"],
    ["what is met", met, "met"],
    ["callers before queues", { ...met, needs: [callers, queue] }, "callers"],
    ["a queue that nobody answers", { ...met, needs: [queue] }, "open"],
    ["a queue, although the tenant was not read", { ...nothing, needs: [queue] }, "open"],
    ["users in no baseline", { ...met, nobody: 8 }, "open"],
  ])("%s", (_, seen, key) => expect(answerOf(seen).key).toBe(key));
});

describe("the bars", () => {
  it("are to one scale, and have no figure of what nobody said or read", () => {
    const figures = (seen: Seen) => barsOf(seen).map((bar) => bar.figure);
    expect(figures(nothing)).toEqual(Array(6).fill(undefined));
    expect(figures(met)).toEqual([820, 40, 200, 190, 50, 0]);
    expect(barsOf(met)[0]?.share).toBe(1);
    expect(barsOf(met)[2]?.share).toBeCloseTo(200 / 820);
    expect(barsOf(nothing).every((bar) => bar.share === 0)).toBe(true);
  });
});

describe("the needs", () => {
  it("are as many as the step counts, each with a way to it", () => {
    const needs = needsOf({ ...met, nobody: 8, needs: [callers, queue] });
    expect(needs.map((need) => need.kind)).toEqual(["callers", "queue", "nobody"]);
    expect(needs.every((need) => need.ways.length > 0)).toBe(true);
    expect(needs[1]?.ways[1]?.to).toEqual({ to: "/workshop/interview/$id", params: { id: "d" } });
  });
  it("know of nobody while the tenant was not read", () =>
    expect(needsOf({ ...nothing, nobody: 8 })).toEqual([]));
});
