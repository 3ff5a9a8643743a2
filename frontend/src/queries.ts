import { MutationCache, QueryClient } from "@tanstack/react-query";
import { on, toProblem } from "./api";
import type { Job } from "./shell/model";
import { events } from "./shell/source";
import { noteJob, reported } from "./shell/store";

/** The answers of the program. They stay until it says that something changed; a command that fails is reported. */
export const queryClient: QueryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: Infinity,
      retry: false,
      refetchOnWindowFocus: false,
      networkMode: "always",
    },
    mutations: { retry: false, networkMode: "always" },
  },
  mutationCache: new MutationCache({
    onError: (error) => reported.set(toProblem(error)),
    onSuccess: () => {
      reported.set(undefined);
      return queryClient.invalidateQueries();
    },
  }),
});

/** Keeps the page in step with the program until the returned function is called. */
export function followProgram(): () => void {
  const offs = [
    on<unknown>(events.changed, () => void queryClient.invalidateQueries()),
    on<Job>(events.progress, noteJob),
  ];
  return () => offs.forEach((off) => off());
}
