import { act, renderHook } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import { useAsk } from "./useAsk";

/** Does something and waits for what follows from it. */
const settled = (run: () => void) =>
  act(() => {
    run();
    return Promise.resolve();
  });

describe("useAsk", () => {
  it("hands on the answer with its question", async () => {
    const onAnswer = vi.fn();
    const { result } = renderHook(() => useAsk((n: number) => Promise.resolve(n * 2), onAnswer));
    await settled(() => result.current.ask(21));
    expect(onAnswer).toHaveBeenCalledWith(42, 21);
    expect(result.current.answer).toBe(42);
  });
  it("drops an answer that a later question overtook", async () => {
    const answers = new Map<string, (words: string) => void>();
    const ask = (name: string) => new Promise<string>((done) => answers.set(name, done));
    const onAnswer = vi.fn();
    const { result } = renderHook(() => useAsk(ask, onAnswer));
    act(() => result.current.ask("first"));
    act(() => result.current.ask("second"));
    await settled(() => answers.get("second")?.("late"));
    await settled(() => answers.get("first")?.("early"));
    expect(onAnswer.mock.calls).toEqual([["late", "second"]]);
    expect(result.current.pending).toBe(false);
  });
  it("says what went wrong until it is asked again", async () => {
    const { result } = renderHook(() =>
      useAsk(
        (fails: boolean) => (fails ? Promise.reject(new Error("no")) : Promise.resolve(1)),
        () => {},
      ),
    );
    await settled(() => result.current.ask(true));
    expect(result.current.error?.message).toBe("no");
    await settled(() => result.current.ask(false));
    expect(result.current.error).toBeUndefined();
  });
});
