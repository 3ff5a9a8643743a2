import { readBody } from "./draftBody";

/** One draft for the list of all that is not kept yet: its place, what it is of, where it was typed, and the beginning of it. */
export interface Listed {
  place: string;
  of: string;
  at: string;
  text: string;
}

/** All that is typed and not kept, in the order of the screens; `typed` goes before what the program has. */
export function listed(
  kept: Readonly<Record<string, string>>,
  typed: ReadonlyMap<string, string>,
): Listed[] {
  const all = new Map([...Object.entries(kept), ...typed]);
  return [...all]
    .flatMap(([place, body]): Listed[] => {
      const draft = readBody<unknown>(body);
      return draft
        ? [
            {
              place,
              of: draft.of === "" ? place : draft.of,
              at: draft.at,
              text: shortly(draft.typed),
            },
          ]
        : [];
    })
    .sort((a, b) => a.at.localeCompare(b.at) || a.of.localeCompare(b.of));
}

/** How many characters of a draft its list shows. */
const most = 60;

/** The words of a draft on one line: the text, or the first text of a form. */
function shortly(typed: unknown): string {
  const parts: unknown[] =
    typeof typed === "object" && typed !== null ? Object.values(typed) : [typed];
  const text = parts.find((part) => typeof part === "string" && part !== "");
  const line = (typeof text === "string" ? text : "").replace(/\s+/g, " ").trim();
  return line.length > most ? `${line.slice(0, most)}…` : line;
}

/** The parts of an address that the router takes: /queues?select=queue%2FHR. */
export function addressParts(at: string): { to: string; select?: string } {
  const [to = "/", search = ""] = at.split("?");
  const select = new URLSearchParams(search).get("select");
  return select === null ? { to } : { to, select: unquoted(select) };
}

/** The router writes what looks like a number or a truth between quotes. */
function unquoted(text: string): string {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "string" ? value : text;
  } catch {
    return text;
  }
}
