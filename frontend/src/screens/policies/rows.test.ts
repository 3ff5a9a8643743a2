import { describe, expect, it } from "vitest";
import type { service } from "../../wailsjs/go/models";
import { lineOf, partsOf, reachOf, rowsOf, standingOf } from "./rows";

const line = (key: string, more: Partial<service.PolicyLineView> = {}) =>
  ({ key, comes: "made", personas: [], users: 0, rank: 0, ...more }) as service.PolicyLineView;
const group = (type: string, lines: service.PolicyLineView[], how = "group") =>
  ({ type, how, lines }) as service.PolicyTypeView;
const board = (groups: service.PolicyTypeView[]) => ({ groups }) as service.PolicyBoardView;

describe("the rows of policies", () => {
  const full = board([group("A", [line("A/x"), line("A/y")]), group("B", [])]);
  it("leaves types without policies out unless all are asked for", () => {
    expect(rowsOf(full, false, new Set()).map((row) => row.key)).toEqual(["A", "A/x", "A/y"]);
    expect(rowsOf(full, true, new Set()).map((row) => row.key)).toEqual(["A", "A/x", "A/y", "B"]);
  });
  it("hides the policies of a folded type", () => {
    expect(rowsOf(full, false, new Set(["A"])).map((row) => row.key)).toEqual(["A"]);
  });
  it("finds a policy in whatever case", () => {
    expect(lineOf(full, "a/X")?.line.key).toBe("A/x");
    expect(lineOf(full, "A/z")).toBeUndefined();
  });
});

describe("how a policy reaches people", () => {
  const given = { personas: [{ id: "p", name: "P" }], users: 3, rank: 2 };
  it.each([
    ["by its rank among groups", group("A", []), line("A/x", given), "how.groupRank"],
    ["in a batch", group("A", [], "batch"), line("A/x", given), "how.batch"],
    ["each directly", group("A", [], "direct"), line("A/x", given), "how.direct"],
    ["by nobody's design", group("A", []), line("A/x", { users: 12 }), "how.direct"],
    ["nobody", group("A", []), line("A/x"), "how.nobody"],
    ["as the default", group("A", []), line("A/Global", { comes: "global" }), "how.global"],
    ["not any more", group("A", []), line("A/x", { comes: "gone" }), "how.gone"],
  ])("%s", (_, type, one, want) => {
    expect(reachOf({ group: type, line: one })[0]).toBe(want);
  });
});

describe("the settings of a policy", () => {
  const setting = (name: string, more: Partial<service.PolicySettingView> = {}) =>
    ({
      name,
      words: name,
      own: false,
      stands: "",
      remark: "",
      ...more,
    }) as service.PolicySettingView;
  const settings = [
    setting("Busy", { own: true, stands: "differs" }),
    setting("Music"),
    setting("Inside", { remark: "internal" }),
  ];
  it("come in three parts", () => {
    const parts = partsOf(settings, "", false, new Set());
    expect(parts.differ.map((each) => each.name)).toEqual(["Busy"]);
    expect(parts.same.map((each) => each.name)).toEqual(["Music"]);
    expect(parts.alone.map((each) => each.name)).toEqual(["Inside"]);
  });
  it("are searched by their words and names", () => {
    expect(partsOf(settings, "mus", false, new Set()).same).toHaveLength(1);
    expect(partsOf(settings, "mus", false, new Set()).differ).toHaveLength(0);
  });
  it("show only what differs, and what is being changed", () => {
    const parts = partsOf(settings, "", true, new Set(["Music"]));
    expect(parts.differ.map((each) => each.name)).toEqual(["Busy", "Music"]);
    expect(parts.same).toHaveLength(0);
  });
});

describe("how a policy stands to Global", () => {
  it.each([
    ["all of it differs", { set: 3, differ: 3, unknown: 0 }, "known", "differences"],
    ["some of it is as Global", { set: 3, differ: 2, unknown: 0 }, "known", "settings"],
    ["Global was not read", { set: 4, differ: 0, unknown: 4 }, "unknown", "settings"],
    ["Global shows a part", { set: 4, differ: 1, unknown: 3 }, "partly", "settings"],
    ["nothing is set", { set: 0, differ: 0, unknown: 0 }, "known", "differences"],
  ] as const)("%s", (_, figures, stands, drop) => {
    expect(standingOf(line("A/x", figures))).toMatchObject({ stands, drop });
  });
});
