import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, renderHook, waitFor } from "@testing-library/react";
import type { ReactNode } from "react";
import { expect, it } from "vitest";
import { useWindow } from "./useWindow";

it("keeps its length while a window far away is on its way", async () => {
  const client = new QueryClient();
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={client}>{children}</QueryClientProvider>
  );
  const asked: number[] = [];
  const fetch = (offset: number) => {
    asked.push(offset);
    return offset === 0
      ? Promise.resolve({ total: 500, rows: ["first"] })
      : new Promise<never>(() => {});
  };
  const { result } = renderHook(() => useWindow<string>(["list"], fetch), { wrapper });
  await waitFor(() => expect(result.current.count).toBe(500));
  act(() => result.current.onRange?.(450, 470));
  expect(asked).toEqual([0, 400]);
  expect(result.current.count).toBe(500);
  expect(result.current.row(0)).toBe("first");
  expect(result.current.row(450)).toBeUndefined();
});
