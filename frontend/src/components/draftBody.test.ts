import { describe, expect, it } from "vitest";
import { readBody, written } from "./draftBody";

describe("a draft that is written down", () => {
  it.each([
    ["a text", "about 20"],
    ["a text that was emptied", ""],
    ["a form", { name: "Prov_HR", count: "" }],
    ["a list", ["Ann", "Bob"]],
  ])("comes back as it was: %s", (_, typed) => {
    const body = written(typed, "Owner of Prov_HR", "/personas?select=1");
    expect(readBody(body)).toEqual({ typed, of: "Owner of Prov_HR", at: "/personas?select=1" });
  });
  it("is nothing once nothing is typed", () => {
    expect(written(undefined, "Owner", "/personas")).toBe("");
    expect(readBody("")).toBeUndefined();
  });
  it.each(["{", "null", "3", '"words"', "{}", '{"of":"Owner"}'])(
    "is nothing where it cannot be read: %s",
    (body) => {
      expect(readBody(body)).toBeUndefined();
    },
  );
  it("is read though it does not say what it is of", () => {
    expect(readBody('{"typed":"x"}')).toEqual({ typed: "x", of: "", at: "" });
  });
});
