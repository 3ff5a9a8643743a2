import { QueryClientProvider } from "@tanstack/react-query";
import { act, renderHook } from "@testing-library/react";
import type { ReactNode } from "react";
import { beforeEach, describe, expect, it } from "vitest";
import { queryClient } from "../../queries";
import type { service } from "../../wailsjs/go/models";
import { useEdits } from "./useDialPlans";

const test = (dialled: string) => ({ dialled, becomes: `+44${dialled}`, from: "typed" });
const seen = [test("1"), test("2"), test("3")] as service.DialTestView["test"][];
let kept: { tests: object[]; description: string; country: string };

beforeEach(() => {
  kept = { tests: seen, description: "", country: "" };
  const look = () => Promise.resolve({ ...kept, tests: kept.tests.map((one) => ({ test: one })) });
  const save = (_: string, tests: object[]) => {
    kept = { ...kept, tests };
    return Promise.resolve();
  };
  const describePlan = (_: string, description: string, country: string) => {
    kept = { ...kept, description, country };
    return Promise.resolve();
  };
  Object.assign(window, {
    go: { service: { DialPlans: { Look: look, SaveTests: save, Describe: describePlan } } },
  });
});

function edits() {
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>
  );
  return renderHook(() => useEdits("uk"), { wrapper }).result.current;
}

describe("two edits of a dial plan before the screen has heard of the first", () => {
  it("take both test numbers out", async () => {
    const { tests } = edits();
    const without = (dialled: string) => seen.filter((one) => one.dialled !== dialled);
    await act(() =>
      Promise.all([
        tests.mutateAsync({ seen, wanted: without("1") }),
        tests.mutateAsync({ seen, wanted: without("2") }),
      ]),
    );
    expect(kept.tests).toEqual([test("3")]);
  });

  it("keep what it is for and whose country it is of", async () => {
    const { describe: say } = edits();
    const about = { description: "", country: "" };
    await act(() =>
      Promise.all([
        say.mutateAsync({ seen: about, wanted: { ...about, description: "Sales" } }),
        say.mutateAsync({ seen: about, wanted: { ...about, country: "GB" } }),
      ]),
    );
    expect(kept).toMatchObject({ description: "Sales", country: "GB" });
  });
});
