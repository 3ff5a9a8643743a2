import { expect, it, vi } from "vitest";
import { noteProgress, running, store } from "./store";

it("tells its watchers until they let go", () => {
  const number = store(1);
  const changed = vi.fn();
  const off = number.watch(changed);
  number.set(2);
  off();
  number.set(3);
  expect(changed).toHaveBeenCalledTimes(1);
  expect(number.get()).toBe(3);
});

it("keeps a task while it runs and forgets it at its total", () => {
  noteProgress({ task: "reading", words: "Reading", done: 1204, total: 1842 });
  expect(running.get().get("reading")?.done).toBe(1204);
  noteProgress({ task: "reading", words: "Reading", done: 1842, total: 1842 });
  expect(running.get().size).toBe(0);
});

it("keeps a task whose size is not known", () => {
  noteProgress({ task: "plan", words: "Planning", done: 3, total: 0 });
  expect(running.get().has("plan")).toBe(true);
  running.set(new Map());
});
