import { describe, expect, it } from "vitest";
import type { service } from "../../wailsjs/go/models";
import { endsWith, feltWords, figuresOf, planRows, refusing, splitNames } from "./planModel";

function line(id: string, effect: string, users: number, feels: string) {
  return { id, effect, users, feels } as service.PlanLineView;
}

const lanes = [
  { lane: "groups", lines: [line("g1", "nothing", 0, "")] },
  {
    lane: "policies",
    lines: [line("p1", "gain", 3, "calls"), line("p2", "lose", 9, "calls abroad")],
  },
  { lane: "numbers", lines: [line("n1", "gain", 7, "a number"), line("n2", "gain", 5, "calls")] },
] as service.PlanLaneView[];

describe("planRows", () => {
  const ids = (closed: string[], shown: "" | "gain" | "lose" | "nothing") =>
    planRows(lanes, new Set(closed), shown).map((row) => row.id);

  it.each([
    ["all lanes with their lines", [], "" as const, 8],
    ["a closed lane keeps its head", ["policies"], "" as const, 6],
    ["a filter leaves out lanes without such lines", [], "lose" as const, 2],
  ])("%s", (_, closed, shown, count) => {
    expect(ids(closed, shown)).toHaveLength(count);
  });

  it("keeps the place of a lane when a filter hides the ones before it", () => {
    expect(planRows(lanes, new Set(), "lose")[0]).toMatchObject({ place: 2, lines: 1 });
  });
});

describe("feltWords", () => {
  it("says each once, that of most users first", () => {
    expect(feltWords(lanes, "gain")).toEqual(["calls", "a number"]);
    expect(feltWords(lanes, "lose")).toEqual(["calls abroad"]);
    expect(feltWords(lanes, "nothing")).toEqual([]);
  });
});

describe("endsWith", () => {
  it.each([
    ["how it ends", "E65E", true],
    ["in small letters with a blank", " e65e", true],
    ["three characters", "65E", false],
    ["how it begins", "7F3A", false],
    ["nothing", "", false],
  ])("%s", (_, typed, right) => {
    expect(endsWith("7F3A 91C2 0BD4 E65E", typed)).toBe(right);
  });
});

describe("splitNames", () => {
  it.each([
    ["no name", "Make it", ["B"], ["Make it"]],
    ["a name in the middle", "Let A work", ["A"], ["Let ", "*A", " work"]],
    ["a name that begins like another", "A_B and A", ["A", "A_B"], ["*A_B", " and ", "*A"]],
    ["no sentence", "", ["A"], []],
  ])("%s", (_, sentence, names, pieces) => {
    expect(splitNames(sentence, names).map((p) => (p.name ? `*${p.text}` : p.text))).toEqual(
      pieces,
    );
  });
});

describe("figuresOf", () => {
  it("takes them apart", () => {
    expect(figuresOf("31/40/25")).toEqual([31, 40, 25]);
    expect(figuresOf("")).toEqual([]);
  });
});

describe("refusing", () => {
  const check = (id: string, ok: boolean, refuses: boolean) => ({
    id,
    ok,
    refuses,
    detail: "",
    code: "",
  });
  it.each([
    ["everything is good", [check("seal", true, true)], undefined],
    ["it waits for the approval", [check("approval", false, true)], undefined],
    ["something is worth knowing", [check("unknown", false, false)], undefined],
    ["too many lose", [check("approval", false, true), check("losses", false, true)], "losses"],
  ])("%s", (_, checks, id) => expect(refusing(checks)?.id).toBe(id));
});
