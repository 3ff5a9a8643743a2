import type { State } from "../../components/glyphs";
import type { service } from "../../wailsjs/go/models";

export const callingType = "TeamsEmergencyCallingPolicy";
export const routingType = "TeamsEmergencyCallRoutingPolicy";
export const sharedType = "TeamsSharedCallingRoutingPolicy";

/** One row of the list: the head of a group, or a site, a location, a policy. */
export type Row =
  | { kind: "head"; id: string; count: number }
  | { kind: "site"; id: string; site: service.SiteLine }
  | { kind: "location"; id: string; location: service.LocationLine; site: string }
  | { kind: "policy"; id: string; policy: service.PlacePolicy };

/** The rows of the list: each site with the locations at it, then those of no site, then policies by their type. */
export function rowsOf(view: service.PlacesView): Row[] {
  const rows: Row[] = [];
  const location = (line: service.LocationLine, site: string): Row => ({
    kind: "location",
    id: `location/${line.location.name}`,
    location: line,
    site,
  });
  if (view.sites.length > 0) rows.push({ kind: "head", id: "sites", count: view.sites.length });
  for (const site of view.sites) {
    rows.push({ kind: "site", id: `site/${site.site.name}`, site });
    rows.push(...site.locations.map((line) => location(line, site.site.name)));
  }
  if (view.locations.length > 0) {
    rows.push({ kind: "head", id: "elsewhere", count: view.locations.length });
    rows.push(...view.locations.map((line) => location(line, "")));
  }
  for (const type of [callingType, routingType, sharedType]) {
    const policies = view.policies.filter((policy) => policy.type === type);
    if (policies.length === 0) continue;
    rows.push({ kind: "head", id: type, count: policies.length });
    for (const policy of policies) {
      rows.push({ kind: "policy", id: `policy/${type}/${policy.name}`, policy });
    }
  }
  return rows;
}

/** The glyph of a state; what will be made and what nobody uses stand as empty rings. */
export function glyphOf(state: string): State {
  return state === "done" || state === "problem" || state === "stop" ? state : "empty";
}

/** Lines of a field as a list, without blanks. */
export function linesOf(text: string): string[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
}

/** The problems of one row. */
export function problemsOf(view: service.PlacesView, row: Row | undefined): service.FixableView[] {
  if (!row || row.kind === "head") return [];
  const id =
    row.kind === "site"
      ? row.site.site.name
      : row.kind === "location"
        ? row.location.location.name
        : `${row.policy.type}/${row.policy.name}`;
  return view.problems.filter((each) => each.where.kind === row.kind && each.where.id === id);
}
