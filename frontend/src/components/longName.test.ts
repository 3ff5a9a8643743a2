import { describe, expect, it } from "vitest";
import { commonPrefix, cutFront, splitName, wrapParts } from "./longName";

describe("splitName", () => {
  it.each([
    ["Prov_Teams_Phone_London", "Prov_Teams_Phone_", ["Prov_Teams_Phone_", "London"]],
    ["UK Manchester", "Prov_Teams_Phone_", ["", "UK Manchester"]],
    ["Prov_", "Prov_", ["", "Prov_"]],
    ["London", "", ["", "London"]],
  ])("%s with %s", (name, prefix, parts) => {
    expect(splitName(name, prefix)).toEqual(parts);
  });
});

describe("commonPrefix", () => {
  it.each([
    [["Prov_Teams_A", "Prov_Teams_B"], "Prov_Teams_"],
    [["Prov_UK_A", "Prov_Teams_B"], "Prov_"],
    [["One", "Two"], ""],
    [["Prov_A"], ""],
    [[], ""],
  ])("of %o is %s", (names, prefix) => {
    expect(commonPrefix(names)).toBe(prefix);
  });
});

describe("cutFront", () => {
  it("leaves a name that fits", () => {
    expect(cutFront("UK_Hold", 20)).toBe("UK_Hold");
  });
  it("keeps the end, from an underscore on", () => {
    expect(cutFront("Prov_Teams_Phone_Manchester_HR_CallerID", 26)).toBe("…Manchester_HR_CallerID");
  });
  it("cuts anywhere when there is no underscore", () => {
    expect(cutFront("abcdefghij", 5)).toBe("…ghij");
  });
});

it("wraps only after an underscore", () => {
  expect(wrapParts("Prov_UK_Standard Baseline")).toEqual(["Prov_", "UK_", "Standard Baseline"]);
});
