import { QueryClientProvider } from "@tanstack/react-query";
import { act, renderHook } from "@testing-library/react";
import type { ReactNode } from "react";
import { beforeEach, expect, it } from "vitest";
import { queryClient } from "../../queries";
import { service } from "../../wailsjs/go/models";
import { thingOf, useSave } from "./useCalls";

const account = { upn: "aa@larkfield.example", name: "aa", for: "queue", number: "" };
let kept: object;

beforeEach(() => {
  kept = account;
  const view = () => Promise.resolve({ kind: "account", name: account.upn, account: kept });
  const save = (edit: { account: object }) => {
    kept = edit.account;
    return Promise.resolve();
  };
  Object.assign(window, { go: { service: { Queues: { Detail: view, Save: save } } } });
});

it("keeps both of two edits that follow each other before the screen has heard of the first", async () => {
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>
  );
  const view = service.CallView.createFrom({ kind: "account", name: account.upn, account });
  const { result } = renderHook(() => useSave(view, () => undefined), { wrapper });
  const seen = thingOf(view);
  await act(() =>
    Promise.all([
      result.current.mutateAsync({ seen, thing: { ...seen, for: "attendant" } }),
      result.current.mutateAsync({ seen, thing: { ...seen, number: "+441614960001" } }),
    ]),
  );
  expect(kept).toMatchObject({ ...account, for: "attendant", number: "+441614960001" });
});
