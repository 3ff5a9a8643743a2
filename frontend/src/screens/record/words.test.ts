import { describe, expect, it } from "vitest";
import { actionWords, entryWords, fullText, shortText, subjectWords } from "./words";

describe("an entry of the record", () => {
  it.each([
    ["answer/hr/basic.external", "answer hr, basic.external"],
    ["customer", "customer"],
    ["run/3", "run 3"],
  ])("is about %s", (subject, words) => expect(subjectWords(subject)).toBe(words));
  it.each([
    ["add", "persona/hr", "add persona hr"],
    ["run", "run/13", "run 13"],
    ["undo", "", "undo"],
  ])("%s of %s in words", (action, subject, words) =>
    expect(entryWords(action, subject)).toBe(words),
  );
  it("names its action in words", () => expect(actionWords("take_over")).toBe("take over"));
});

describe("a value of the record", () => {
  it.each([
    ["an object", '{"name":"HR","people":46,"place":"","queues":[1]}', "name HR, people 46"],
    ["a text", "sent", "sent"],
    ["a text that begins like an object", "{not", "{not"],
    ["nothing", "", ""],
  ])("in one line: %s", (_, value, text) => expect(shortText(value)).toBe(text));
  it("in full keeps every field", () =>
    expect(fullText('{"a":1,"b":{"c":""}}')).toBe('{\n  "a": 1,\n  "b": {\n    "c": ""\n  }\n}'));
});
