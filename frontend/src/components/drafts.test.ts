import { QueryClient, QueryObserver } from "@tanstack/react-query";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { keys } from "../keys";
import { reported } from "../shell/store";
import { noteKept, writer } from "./drafts";

beforeEach(() => {
  vi.useFakeTimers();
  reported.set(undefined);
});

describe("a writer of drafts", () => {
  it("shows at once what was typed, and hands over the last of it once the keys are calm", async () => {
    const keep = vi.fn(() => Promise.resolve());
    const kept = vi.fn();
    const drafts = writer(keep, kept);
    drafts.write("a", "^0(");
    drafts.write("a", "^0(\\d");
    expect(drafts.typed.get().get("a")).toBe("^0(\\d");
    expect(keep).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(250);
    expect(keep.mock.calls).toEqual([["a", "^0(\\d"]]);
    expect(kept.mock.calls).toEqual([["a", "^0(\\d"]]);
    expect(drafts.typed.get().size).toBe(0);
  });
  it("hands over at once what is left behind", async () => {
    const keep = vi.fn(() => Promise.resolve());
    const drafts = writer(keep, () => {});
    drafts.write("a", "1");
    drafts.write("b", "2");
    await drafts.flush();
    expect(keep.mock.calls).toEqual([
      ["a", "1"],
      ["b", "2"],
    ]);
  });
  it("keeps the order, though the first takes longer", async () => {
    const order: string[] = [];
    const keep = async (_: string, body: string) => {
      await new Promise((done) => setTimeout(done, body === "1" ? 1000 : 0));
      order.push(body);
    };
    const drafts = writer(keep, () => {});
    drafts.write("a", "1");
    await vi.advanceTimersByTimeAsync(250);
    drafts.write("a", "");
    await vi.advanceTimersByTimeAsync(250);
    expect(drafts.typed.get().get("a")).toBe("");
    await vi.advanceTimersByTimeAsync(2000);
    expect(order).toEqual(["1", ""]);
    expect(drafts.typed.get().size).toBe(0);
  });
  it("says so when it cannot be kept, and does not lose it", async () => {
    const drafts = writer(
      () => Promise.reject(new Error("the disk is full")),
      () => {},
    );
    drafts.write("a", "1");
    await drafts.flush();
    expect(reported.get()?.summary).toBe("the disk is full");
    expect(drafts.typed.get().get("a")).toBe("1");
  });
});

describe("noteKept", () => {
  it("adds, changes and forgets", () => {
    const client = new QueryClient();
    noteKept(client, "a", "1");
    noteKept(client, "b", "2");
    noteKept(client, "a", "");
    expect(client.getQueryData(keys.drafts())).toEqual({ b: "2" });
  });
  it("is not undone by an answer that was on its way", async () => {
    const client = new QueryClient();
    const answers: ((kept: Record<string, string>) => void)[] = [];
    const screen = new QueryObserver(client, {
      queryKey: keys.drafts(),
      queryFn: () => new Promise<Record<string, string>>((answer) => answers.push(answer)),
    });
    screen.subscribe(() => {});
    answers[0]?.({ a: "half" });
    await vi.advanceTimersByTimeAsync(1);
    void client.invalidateQueries({ queryKey: keys.drafts() });
    noteKept(client, "a", "");
    answers[1]?.({ a: "half" });
    await vi.advanceTimersByTimeAsync(1);
    answers[2]?.({});
    await vi.advanceTimersByTimeAsync(1);
    expect(client.getQueryData(keys.drafts())).toEqual({});
  });
});
