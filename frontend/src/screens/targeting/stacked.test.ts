import { describe, expect, it, vi } from "vitest";
import { fromArray } from "../../components/listModel";
import { stacked } from "./stacked";

const sections = [
  { id: "in", source: fromArray(["a", "b"]) },
  { id: "out", source: fromArray<string>([]) },
  { id: "stay", source: fromArray(["c"]) },
];

describe("stacked", () => {
  it("puts each list under its head and leaves out an empty one", () => {
    const source = stacked(sections);
    const rows = Array.from({ length: source.count }, (_, index) => source.row(index));
    expect(rows).toEqual([
      { head: true, id: "in", count: 2 },
      { head: false, id: "in", row: "a" },
      { head: false, id: "in", row: "b" },
      { head: true, id: "stay", count: 1 },
      { head: false, id: "stay", row: "c" },
    ]);
    expect(source.row(5)).toBeUndefined();
  });
  it("tells each list which of its own rows are seen", () => {
    const first = vi.fn();
    const second = vi.fn();
    const source = stacked([
      { id: "in", source: { ...fromArray(["a", "b"]), onRange: first } },
      { id: "stay", source: { ...fromArray(["c", "d", "e"]), onRange: second } },
    ]);
    source.onRange?.(2, 5);
    expect(first).toHaveBeenCalledWith(1, 1);
    expect(second).toHaveBeenCalledWith(0, 1);
  });
  it("leaves alone the lists that are out of sight", () => {
    const second = vi.fn();
    const source = stacked([
      { id: "in", source: fromArray(["a", "b"]) },
      { id: "stay", source: { ...fromArray(["c"]), onRange: second } },
    ]);
    source.onRange?.(0, 1);
    expect(second).not.toHaveBeenCalled();
  });
});
