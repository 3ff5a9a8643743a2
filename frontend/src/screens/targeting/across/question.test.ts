import { describe, expect, it } from "vitest";
import {
  aboutProperty,
  asked,
  nothingYet,
  ofRule,
  ofSpelling,
  presets,
  settingProperty,
  wholeEdit,
} from "./question";

const rename = { ...presets.rename, from: ["Sales"], to: "Commerce" };

describe("an edit", () => {
  it("is whole once it says whom, what and to what", () => {
    expect(wholeEdit(rename)).toBe(true);
    expect(wholeEdit({ ...rename, from: [] })).toBe(false);
    expect(wholeEdit({ ...rename, to: "" })).toBe(false);
    expect(wholeEdit({ ...rename, to: "", clear: true })).toBe(true);
  });

  it.each(Object.keys(presets) as (keyof typeof presets)[])(
    "made from the preset %s still lacks its values",
    (preset) => expect(wholeEdit(presets[preset])).toBe(false),
  );

  it("sets the attribute it is about, while nobody chose another", () => {
    expect(aboutProperty(rename, "city")).toMatchObject({ property: "city", set: "city", to: "" });
    expect(aboutProperty({ ...presets.off, from: ["HR"] }, "city")).toMatchObject({
      property: "city",
      from: [],
      set: "accountEnabled",
      to: "false",
    });
  });

  it("never leaves a truth without a value", () => {
    const closed = { ...presets.close, from: ["Leeds"] };
    expect(settingProperty(closed, "accountEnabled", "boolean")).toMatchObject({
      to: "false",
      clear: false,
    });
    expect(settingProperty(closed, "city", "string")).toMatchObject({ to: "", clear: true });
  });
});

describe("the question", () => {
  it("is asked only once something of it is whole", () => {
    expect(asked(nothingYet)).toBeUndefined();
    expect(asked({ ...nothingYet, edits: [presets.rename] })).toBeUndefined();
    expect(asked(ofRule("p", "  "))).toBeUndefined();
    expect(asked({ ...nothingYet, rule: "(user.city -eq null)" })).toBeUndefined();
  });

  it("leaves out what is half said", () => {
    expect(asked({ ...nothingYet, edits: [presets.off, rename] })?.edits).toEqual([rename]);
    expect(asked({ edits: [rename], personaId: "p", rule: "" })).toEqual({
      edits: [rename],
      personaId: "",
      rule: "",
    });
  });

  it("asks a rule in one line, and nothing of a value that is cleared", () => {
    expect(
      asked(ofRule("p", '(user.city -eq "Leeds") -and\n(user.accountEnabled -eq true)')),
    ).toEqual({
      edits: [],
      personaId: "p",
      rule: '(user.city -eq "Leeds") -and (user.accountEnabled -eq true)',
    });
    expect(asked({ ...nothingYet, edits: [{ ...rename, clear: true }] })?.edits[0]?.to).toBe("");
  });

  it("of a spelling corrects the others to the one to keep", () => {
    expect(ofSpelling("department", ["H.R.", "Hr"], "HR").edits).toEqual([
      { property: "department", from: ["H.R.", "Hr"], set: "department", to: "HR", clear: false },
    ]);
  });
});
