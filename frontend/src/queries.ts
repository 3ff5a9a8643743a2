import { MutationCache, type Query, QueryClient } from "@tanstack/react-query";
import { on, toProblem } from "./api";
import { moves } from "./keys";
import type { Job } from "./shell/model";
import { events } from "./shell/source";
import { noteJob, reported } from "./shell/store";

/** What is being asked again because its areas moved. */
let refreshing: Promise<unknown> = Promise.resolve();

/**
 * The answers of the program. They stay until it says that an area moved which they rest on; a command that fails is reported.
 * The program says what an edit moved before it says that the edit is done, so a command waits for what it touched and for
 * nothing else.
 */
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
      return refreshing;
    },
  }),
});

/** How long the page has to draw what a list answered, in milliseconds. */
const toDraw = 20;

/**
 * Asks again what rests on areas that moved; everything when it is not known which did. What is being asked for the first time
 * may have been answered before they moved, and a question under way is not asked anew: it is asked once more afterwards.
 */
export async function refresh(
  moved: readonly string[] | undefined,
  client = queryClient,
): Promise<void> {
  const rests = (query: Query) => moved === undefined || moves(query.queryKey, moved);
  const first = client.getQueryCache().findAll({
    fetchStatus: "fetching",
    predicate: (query) => query.state.data === undefined && rests(query),
  });
  await client.invalidateQueries({ predicate: rests, refetchType: "none" });
  const again = (single: boolean) =>
    client.refetchQueries({
      type: "active",
      predicate: (query) => rests(query) && query.queryKey.length > 2 === single,
    });
  // Lists first: what is gone from its list closes its pane, and nobody asks for it any more.
  await again(false);
  await new Promise((drawn) => setTimeout(drawn, toDraw));
  await again(true);
  await Promise.all(
    first.map((query) => client.invalidateQueries({ queryKey: query.queryKey, exact: true })),
  );
}

/** Keeps the page in step with the program until the returned function is called. */
export function followProgram(): () => void {
  const offs = [
    on<string[] | undefined>(events.changed, (moved) => {
      refreshing = refresh(moved);
    }),
    on<Job>(events.progress, noteJob),
  ];
  return () => offs.forEach((off) => off());
}
