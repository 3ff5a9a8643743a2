import type { service } from "../../wailsjs/go/models";

/** A row of the list: the head of a type, or a policy of it. */
export type Row =
  | { kind: "type"; key: string; group: service.PolicyTypeView; open: boolean }
  | { kind: "policy"; key: string; group: service.PolicyTypeView; line: service.PolicyLineView };

/** The rows that are shown: types with policies, or all of them, each over its policies unless it is folded. */
export function rowsOf(
  board: service.PolicyBoardView,
  all: boolean,
  folded: ReadonlySet<string>,
): Row[] {
  return board.groups
    .filter((group) => all || group.lines.length > 0)
    .flatMap((group): Row[] => {
      const open = !folded.has(group.type);
      const lines = open ? group.lines : [];
      return [
        { kind: "type", key: group.type, group, open },
        ...lines.map((line): Row => ({ kind: "policy", key: line.key, group, line })),
      ];
    });
}

/** The policy of a key, in whatever case it stands in the address, with its type. */
export function lineOf(board: service.PolicyBoardView | undefined, key: string | undefined) {
  const wanted = key?.toLowerCase();
  for (const group of board?.groups ?? []) {
    const line = group.lines.find((each) => each.key.toLowerCase() === wanted);
    if (line) return { group, line };
  }
  return undefined;
}

/** How a policy reaches those who get it, as the words' key and its arguments. */
export function reachOf(row: {
  group: service.PolicyTypeView;
  line: service.PolicyLineView;
}): [key: string, args: { rank: number }] {
  const { group, line } = row;
  const args = { rank: line.rank };
  if (line.comes === "global") return ["how.global", args];
  if (line.comes === "gone" || line.comes === "orphan") return ["how.gone", args];
  if (line.personas.length === 0) return [line.users > 0 ? "how.direct" : "how.nobody", args];
  if (group.how === "group") return [line.rank > 0 ? "how.groupRank" : "how.group", args];
  return [`how.${group.how}`, args];
}

/**
 * How a policy stands to Global as the words' key and its figures: one answer for the caption, the head of the settings and the foot, so that
 * they cannot say different things. What nobody read of Global is said as not known.
 */
export function standingOf(line: Pick<service.PolicyLineView, "set" | "differ" | "unknown">) {
  const { set, differ, unknown } = line;
  const stands =
    unknown === 0 ? ("known" as const) : differ === 0 ? ("unknown" as const) : ("partly" as const);
  return {
    stands,
    differ,
    unknown,
    set,
    drop: set === differ ? "differences" : "settings",
  } as const;
}

/** The settings that a search leaves: what differs, what is set and the same as Global, what is not set, what is better left alone. */
export function partsOf(
  settings: readonly service.PolicySettingView[],
  find: string,
  only: boolean,
  open: ReadonlySet<string>,
) {
  const words = find.trim().toLowerCase();
  const found = settings.filter(
    (each) =>
      words === "" ||
      each.words.toLowerCase().includes(words) ||
      each.name.toLowerCase().includes(words),
  );
  const differ = found.filter(
    (each) =>
      (each.own && each.stands !== "same") || each.stands === "differs" || open.has(each.name),
  );
  const set = found.filter((each) => each.own && !differ.includes(each));
  const rest = found.filter((each) => !each.own && !differ.includes(each));
  return {
    differ,
    set: only ? [] : set,
    same: only ? [] : rest.filter((each) => each.remark === ""),
    alone: only ? [] : rest.filter((each) => each.remark !== ""),
  };
}
