/**
 * What was typed and has not reached the program yet, written down in the browser at every key, so that a page that is closed
 * within the quarter of a second loses nothing. It is taken up by the next page of the same origin and forgotten once it is kept.
 */
const prefix = "personadesk.typed:";

/** Where something typed waits; `localStorage`, unless a test says otherwise. */
export type Ledge = Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length">;

/** The entries of a workbook on a ledge. */
export interface Bridge {
  note: (place: string, body: string) => void;
  done: (place: string) => void;
  waiting: () => [place: string, body: string][];
}

/** The bridge of one workbook, by the path of its file. */
export function bridgeOf(workbook: string, ledge: Ledge): Bridge {
  const own = `${prefix}${JSON.stringify(workbook)}:`;
  return {
    note: (place, body) => {
      try {
        ledge.setItem(own + place, body);
      } catch {
        // A browser without room or without leave: what is typed still goes to the program once the keys are calm.
      }
    },
    done: (place) => ledge.removeItem(own + place),
    waiting: () =>
      Array.from({ length: ledge.length }, (_, at) => ledge.key(at) ?? "")
        .filter((key) => key.startsWith(own))
        .map((key): [string, string] => [key.slice(own.length), ledge.getItem(key) ?? ""]),
  };
}
