import { expect, test } from "vitest";
import type { service } from "../../wailsjs/go/models";
import { rowsOf } from "./rows";

const route = (name: string, from: string) =>
  ({ route: { name }, from, problems: [] }) as unknown as service.RouteLine;
const usage = (name: string, from: string) =>
  ({ name, from, problems: [] }) as unknown as service.UsageLine;

test("what the design has stands before what the tenant has besides, each group under its head", () => {
  const view = {
    routes: [route("Dublin", "made"), route("UK", "taken"), route("World", "tenant")],
    usages: [usage("Ireland", "made"), usage("UK", "tenant")],
  } as unknown as service.RoutingView;
  expect(rowsOf(view).map((row) => row.key)).toEqual([
    "head/routes",
    "route/Dublin",
    "route/UK",
    "head/usages",
    "usage/Ireland",
    "head/tenantRoutes",
    "route/World",
    "head/tenantUsages",
    "usage/UK",
  ]);
});

test("a group without rows has no head", () => {
  expect(rowsOf({ routes: [], usages: [] } as unknown as service.RoutingView)).toEqual([]);
});
