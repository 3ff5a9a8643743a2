import { describe, expect, it } from "vitest";
import { written } from "./draftBody";
import { addressParts, listed } from "./draftList";

describe("the list of all that is not kept", () => {
  it("puts what is typed now before what the program has, and leaves out what was thrown away", () => {
    const kept = {
      a: written("old", "Owner", "/personas"),
      b: written("gone", "Name", "/personas"),
    };
    const typed = new Map([
      ["a", written("new", "Owner", "/personas")],
      ["b", ""],
    ]);
    expect(listed(kept, typed)).toEqual([
      { place: "a", of: "Owner", at: "/personas", text: "new" },
    ]);
  });
  it("goes by the screens, and by name on each", () => {
    const kept = {
      c: written("3", "Purpose", "/queues"),
      b: written("2", "Owner", "/personas"),
      a: written("1", "Purpose", "/personas"),
    };
    expect(listed(kept, new Map()).map((each) => each.place)).toEqual(["b", "a", "c"]);
  });
  it.each([
    ["the first words of a form", { layer: "", name: "Prov_HR" }, "Prov_HR"],
    ["several lines on one", " Ann\n\nBob ", "Ann Bob"],
    ["the beginning of what is long", "x".repeat(61), `${"x".repeat(60)}…`],
    ["nothing of what was emptied", "", ""],
  ])("shows %s", (_, typed, text) => {
    expect(listed({ a: written(typed, "Owner", "/") }, new Map())[0]?.text).toBe(text);
  });
  it("names a draft by its place where nothing says what it is of", () => {
    expect(listed({ a: written("1", "", "/") }, new Map())[0]?.of).toBe("a");
  });
  it("leaves out what cannot be read", () => {
    expect(listed({ a: "{" }, new Map())).toEqual([]);
  });
});

describe("the parts of an address", () => {
  it.each([
    ["/queues", { to: "/queues" }],
    ["/queues?select=queue%2FHR", { to: "/queues", select: "queue/HR" }],
    ["/workshop?select=%2212%22", { to: "/workshop", select: "12" }],
    ["/workshop?select=%2B", { to: "/workshop", select: "+" }],
  ])("of %s", (at, parts) => {
    expect(addressParts(at)).toEqual(parts);
  });
});
