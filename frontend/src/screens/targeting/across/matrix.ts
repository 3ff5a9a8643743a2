import { gridMove, type At } from "../../../components/heatMapModel";
import type { service } from "../../../wailsjs/go/models";

/** A cell of the matrix: a persona with itself, or two personas with the users in both. */
export interface Cell {
  a: service.ReachView;
  b: service.ReachView;
  users: number;
  clash: boolean;
  /** How much of the smaller of the two the crossing is: none, little, half or more, nearly all. */
  weight: "none" | "some" | "half" | "most";
  own: boolean;
}

/** A row of the matrix: a persona and its cells with the personas up to itself. */
export interface Row {
  persona: service.ReachView;
  /** Whether a layer begins here. */
  first: boolean;
  cells: Cell[];
}

const layers = ["baseline", "calling", "department"];

/** The personas by layer in the order they count in, and each with those before it: a triangle with its diagonal. */
export function matrixOf(view: service.OverlapsView): Row[] {
  const personas = layers.flatMap((layer) => view.personas.filter((each) => each.layer === layer));
  const known = new Map(view.crossings.map((each) => [pair(each.a, each.b), each]));
  return personas.map((persona, row) => ({
    persona,
    first: persona.layer !== personas[row - 1]?.layer,
    cells: personas.slice(0, row + 1).map((other) => {
      const own = other === persona;
      const crossing = own ? undefined : known.get(pair(other.personaId, persona.personaId));
      const users = own ? persona.users : (crossing?.users ?? 0);
      return {
        a: other,
        b: persona,
        users,
        clash: crossing?.clash ?? false,
        weight: own ? "none" : weightOf(users, Math.min(other.users, persona.users)),
        own,
      };
    }),
  }));
}

function pair(a: string, b: string): string {
  return a < b ? `${a} ${b}` : `${b} ${a}`;
}

function weightOf(users: number, smaller: number): Cell["weight"] {
  if (users === 0) return "none";
  const share = users / smaller;
  return share >= 0.9 ? "most" : share >= 0.5 ? "half" : "some";
}

/** Where a key leads in the triangle; undefined for keys that do not move. */
export function triangleMove(key: string, at: At, size: number): At | undefined {
  const to = gridMove(key, at, size, at.row + 1);
  return to && { ...to, column: Math.min(to.column, to.row) };
}

/** The crossings that clash, those with most users first. */
export function clashes(view: service.OverlapsView): service.CrossingView[] {
  return view.crossings.filter((each) => each.clash).sort((a, b) => b.users - a.users);
}

/** How many users have more than one persona of a layer, over all layers. */
export function clashing(view: service.OverlapsView): number {
  return view.layers.reduce((sum, layer) => sum + layer.more, 0);
}

/** A count that fits a cell: whole below 10,000, else in thousands. */
export function short(users: number): string {
  return users < 10_000 ? String(users) : `${Math.round(users / 1000)}k`;
}
