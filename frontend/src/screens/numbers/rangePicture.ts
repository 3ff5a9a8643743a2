import type { BlockState } from "../../components/blocks";
import type { service } from "../../wailsjs/go/models";

/** What a range looks like: a state a number, or with many numbers a state and the share assigned for every ten. */
export interface Picture {
  states: BlockState[];
  shares?: number[];
  differs: number[];
}

/** A number that differs is not known for sure, so it is not drawn as free under its mark. */
const letters: Record<string, BlockState> = {
  f: "free",
  a: "assigned",
  s: "assigned",
  r: "reserved",
  q: "quarantined",
  u: "unknown",
  "!": "unknown",
};

/** Reads the letters of a range; a letter that is not known here is drawn as unknown. */
export function pictureOf(range: Pick<service.RangeView, "blocks" | "scale">): Picture {
  const signs = range.blocks.split("");
  if (range.scale > 1) {
    return {
      states: signs.map((sign) => (/\d/.test(sign) ? "free" : "unknown")),
      shares: signs.map((sign) => (/\d/.test(sign) ? Number(sign) / 9 : 0)),
      differs: [],
    };
  }
  return {
    states: signs.map((sign) => letters[sign] ?? "unknown"),
    differs: signs.flatMap((sign, place) => (sign === "!" ? [place] : [])),
  };
}

type Ends = Pick<service.RangeView, "first" | "last">;

/** The number at a place of a range, in its full international form. */
export function numberAt(range: Ends, place: number): string {
  return `+${BigInt(range.first.slice(1)) + BigInt(place)}`;
}

/** The place of a number in a range, or undefined when it lies outside. */
export function placeIn(range: Ends, telephone: string): number | undefined {
  if (!/^\+\d+$/.test(telephone) || telephone.length !== range.first.length) return undefined;
  const place = BigInt(telephone.slice(1)) - BigInt(range.first.slice(1));
  const last = BigInt(range.last.slice(1)) - BigInt(range.first.slice(1));
  return place < 0n || place > last ? undefined : Number(place);
}

/** The states a number of the list can be brought into by a decision. */
export type Action = "reserve" | "quarantine" | "release";

const from: Record<Action, string[]> = {
  reserve: ["free", "reserved"],
  quarantine: ["free", "assigned"],
  release: ["reserved", "quarantined"],
};

/** What may be done with a number in a state; nothing with one that nobody knows or that a service holds. */
export function actionsFor(state: string): Action[] {
  return (["reserve", "quarantine", "release"] as const).filter((action) =>
    from[action].includes(state),
  );
}
