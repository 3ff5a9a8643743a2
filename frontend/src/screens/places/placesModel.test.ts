import { expect, test } from "vitest";
import type { service } from "../../wailsjs/go/models";
import { callingType, glyphOf, linesOf, problemsOf, rowsOf, sharedType } from "./placesModel";

const view = {
  sites: [
    { site: { name: "Leeds" }, locations: [{ location: { name: "Top floor" } }] },
    { site: { name: "York" }, locations: [] },
  ],
  locations: [{ location: { name: "Old mill" } }],
  policies: [
    { type: sharedType, name: "Shared" },
    { type: callingType, name: "Desk" },
  ],
  problems: [
    { code: "SITE_LACKS", where: { kind: "site", id: "Leeds" } },
    { code: "SHARED_ACCOUNT", where: { kind: "policy", id: `${sharedType}/Shared` } },
  ],
} as unknown as service.PlacesView;

test("locations stand under their site, and policies under their type", () => {
  expect(rowsOf(view).map((row) => row.id)).toEqual([
    "sites",
    "site/Leeds",
    "location/Top floor",
    "site/York",
    "elsewhere",
    "location/Old mill",
    callingType,
    `policy/${callingType}/Desk`,
    sharedType,
    `policy/${sharedType}/Shared`,
  ]);
});

test("a problem is found from its row", () => {
  const rows = rowsOf(view);
  const codes = (id: string) =>
    problemsOf(
      view,
      rows.find((row) => row.id === id),
    ).map((each) => each.code);
  expect(codes("site/Leeds")).toEqual(["SITE_LACKS"]);
  expect(codes("site/York")).toEqual([]);
  expect(codes(`policy/${sharedType}/Shared`)).toEqual(["SHARED_ACCOUNT"]);
  expect(codes("sites")).toEqual([]);
});

test("what will be made is not done", () => {
  expect([glyphOf("done"), glyphOf("new"), glyphOf("unused"), glyphOf("stop")]).toEqual([
    "done",
    "empty",
    "empty",
    "stop",
  ]);
  expect(linesOf(" a \n\n b")).toEqual(["a", "b"]);
});
