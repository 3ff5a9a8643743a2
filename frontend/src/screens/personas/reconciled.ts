import { count } from "../../format";

/** What was said beside what is; the same as service.ReconciledView. */
export interface Seen {
  heard: number;
  callers: number;
  asked: boolean;
  read: boolean;
  tenant: number;
  reached: number;
  calling: number;
  nobody: number;
  needs: readonly {
    kind: string;
    departmentId: string;
    department: string;
    what: string;
    claimed: number;
    reached: number;
  }[];
}

/** An address of the page. */
export type Way =
  | { to: "/workshop" | "/targeting" | "/queues"; search?: { select: string } }
  | { to: "/workshop/interview/$id"; params: { id: string } };

/** A bar of the picture, as a share of the longest; without a figure where nobody said or read it. */
export interface Bar {
  id: "heard" | "callers" | "tenant" | "reached" | "calling" | "nobody";
  part: "said" | "read" | "reached";
  figure: number | undefined;
  share: number;
  to: Way;
}

/** The bars in the order of the work: what was said, what is, whom personas reach. */
export function barsOf(seen: Seen): Bar[] {
  const people: Way = { to: "/targeting" };
  const read = (n: number) => (seen.read ? n : undefined);
  const bars: Omit<Bar, "share">[] = [
    {
      id: "heard",
      part: "said",
      figure: seen.heard > 0 ? seen.heard : undefined,
      to: { to: "/workshop" },
    },
    {
      id: "callers",
      part: "said",
      figure: seen.asked ? seen.callers : undefined,
      to: { to: "/workshop" },
    },
    { id: "tenant", part: "read", figure: read(seen.tenant), to: people },
    { id: "reached", part: "reached", figure: read(seen.reached), to: people },
    { id: "calling", part: "reached", figure: read(seen.calling), to: people },
    {
      id: "nobody",
      part: "reached",
      figure: read(seen.nobody),
      to: { to: "/targeting", search: { select: "nobody" } },
    },
  ];
  const longest = Math.max(1, ...bars.map((bar) => bar.figure ?? 0));
  return bars.map((bar) => ({ ...bar, share: (bar.figure ?? 0) / longest }));
}

/** A need that no persona meets, with the ways to where it is met and to who said it. */
export interface OpenNeed {
  id: string;
  kind: "callers" | "queue" | "nobody";
  values: Record<string, string>;
  ways: { id: "widen" | "queue" | "interview" | "who"; to: Way }[];
}

/** The open contradictions: as many as the step's state counts. */
export function needsOf(seen: Seen): OpenNeed[] {
  const list = seen.needs.map((need): OpenNeed =>
    need.kind === "callers"
      ? {
          id: "callers",
          kind: "callers",
          values: { claimed: count(need.claimed), reached: count(need.reached) },
          ways: [{ id: "widen", to: { to: "/targeting" } }],
        }
      : {
          id: `${need.departmentId} ${need.what}`,
          kind: "queue",
          values: { what: need.what, department: need.department },
          ways: [
            { id: "queue", to: { to: "/queues" } },
            {
              id: "interview",
              to: { to: "/workshop/interview/$id", params: { id: need.departmentId } },
            },
          ],
        },
  );
  if (seen.read && seen.nobody > 0)
    list.push({
      id: "nobody",
      kind: "nobody",
      values: { n: count(seen.nobody) },
      ways: [{ id: "who", to: { to: "/targeting", search: { select: "nobody" } } }],
    });
  return list;
}

/** The answer of the picture: what is said and not met comes before what is met. */
export function answerOf(seen: Seen): { key: string; values: Record<string, string | number> } {
  const callers = seen.needs.find((need) => need.kind === "callers");
  if (callers)
    return {
      key: "callers",
      values: { claimed: count(callers.claimed), reached: count(callers.reached) },
    };
  const open = needsOf(seen).length;
  if (open > 0) return { key: "open", values: { count: open } };
  if (!seen.read) return { key: "unread", values: {} };
  if (seen.heard === 0 && !seen.asked) return { key: "unheard", values: {} };
  return { key: "met", values: { n: count(seen.reached) } };
}
