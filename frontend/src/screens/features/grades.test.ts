import { describe, expect, it } from "vitest";
import { gradeLetter, gradeName } from "../../components/heatMapModel";
import { featureIn, voices } from "./grades";

describe("grades", () => {
  it.each(["must", "should", "could", "wont", ""])("%s is written back as it was read", (grade) =>
    expect(gradeName(gradeLetter(grade))).toBe(grade),
  );
  it("that nobody knows are not asked", () => expect(gradeLetter("perhaps")).toBe(""));
});

describe("the feature in the address", () => {
  it.each([
    ["voicemail", "voicemail"],
    ["hr/voicemail", "voicemail"],
    [undefined, undefined],
  ])("%s", (selected, feature) => expect(featureIn(selected)).toBe(feature));
});

describe("who said what", () => {
  const said = (department: string, grade: string, why = "") => ({
    department,
    grade,
    why,
    answers: null,
  });
  it("puts reasons first and gathers the rest by grade", () => {
    const list = voices([
      said("Warehouse", ""),
      said("HR", "wont"),
      said("Reception", "could", "nice to have"),
      said("IT", "wont"),
      said("Sales", "must", "has to open"),
    ]);
    expect(list.map((each) => `${each.departments.join(", ")}: ${each.grade}`)).toEqual([
      "Sales: M",
      "Reception: C",
      "HR, IT: W",
      "Warehouse: ",
    ]);
  });
  it("keeps a voice with answers apart", () => {
    const answers = [{ text: "41", words: "", departmentId: "hr", questionId: "q" }];
    expect(voices([{ ...said("HR", "wont"), answers }, said("IT", "wont")])).toHaveLength(2);
  });
});
