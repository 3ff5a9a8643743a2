import type { service } from "../../wailsjs/go/models";

/** A row of the list: the head of a group, a voice route or a PSTN usage. */
export type Row =
  | { kind: "head"; key: string; group: Group; count: number }
  | { kind: "route"; key: string; line: service.RouteLine }
  | { kind: "usage"; key: string; line: service.UsageLine };

export type Group = "routes" | "usages" | "tenantRoutes" | "tenantUsages";

/** The rows of the list: what the design has first, then what the tenant has besides. */
export function rowsOf(view: service.RoutingView): Row[] {
  const routes = (own: boolean) =>
    view.routes
      .filter((line) => (line.from !== "tenant") === own)
      .map((line): Row => ({ kind: "route", key: `route/${line.route.name}`, line }));
  const usages = (own: boolean) =>
    view.usages
      .filter((line) => (line.from !== "tenant") === own)
      .map((line): Row => ({ kind: "usage", key: `usage/${line.name}`, line }));
  const group = (name: Group, rows: Row[]): Row[] =>
    rows.length === 0
      ? []
      : [{ kind: "head", key: `head/${name}`, group: name, count: rows.length }, ...rows];
  return [
    ...group("routes", routes(true)),
    ...group("usages", usages(true)),
    ...group("tenantRoutes", routes(false)),
    ...group("tenantUsages", usages(false)),
  ];
}

/** The problems of a row that stop, and all of them. */
export function problemsOf(row: Row): readonly service.RouteLine["problems"][number][] {
  return row.kind === "head" ? [] : row.line.problems;
}
