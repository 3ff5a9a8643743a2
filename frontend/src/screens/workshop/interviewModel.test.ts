import { describe, expect, it } from "vitest";
import type { service, workshop } from "../../wailsjs/go/models";
import {
  blank,
  draftOf,
  given,
  picked,
  questionKey,
  questionsInOrder,
  startAt,
} from "./interviewModel";
import { roomKey } from "./useRoomKeys";

const answer = (part: Partial<workshop.Answer>) =>
  ({ choices: [], text: "", words: "", ...part }) as workshop.Answer;
const section = (queue: string, ...answers: (workshop.Answer | undefined)[]) =>
  ({
    id: "service",
    queue,
    questions: answers.map((each, index) => ({ id: `q${index}`, queue, answer: each })),
  }) as unknown as service.InterviewSectionView;

describe("the questions of an interview", () => {
  const all = questionsInOrder([
    section("", answer({ count: 0 })),
    section("Desk", answer({ choices: ["no"] }), undefined),
  ]);
  it("stand in one line, each told apart by its queue", () => {
    expect(all.map((each) => questionKey(each.question))).toEqual(["q0", "q0@Desk", "q1@Desk"]);
    expect(all.map((each) => each.index)).toEqual([0, 1, 2]);
  });
  it.each([
    ["at the one in the address", "q0@Desk", 1],
    ["else at the first open one", undefined, 2],
    ["also when the address names none of them", "gone", 2],
  ])("begin %s", (_, selected, at) => expect(startAt(all, selected)).toBe(at));
});

describe("an answer", () => {
  it.each([
    ["none", undefined, false],
    ["none, as the program says it", null, false],
    ["a count of none", answer({ count: 0 }), true],
    ["a choice", answer({ choices: ["no"] }), true],
    ["blanks", answer({ text: "  " }), false],
    ["only their words", answer({ words: "well" }), false],
  ])("%s", (_, each, is) => expect(given(each)).toBe(is));
  it("shows in its fields, and an empty draft is blank", () => {
    expect(draftOf(answer({ count: 0 })).count).toBe("0");
    expect(blank(draftOf(undefined))).toBe(true);
    expect(blank(draftOf(null))).toBe(true);
    expect(blank(draftOf(answer({ words: "well" })))).toBe(false);
  });
  it("takes one choice, or any number", () => {
    expect(picked("choice", ["a"], "b")).toEqual(["b"]);
    expect(picked("choices", ["a"], "b")).toEqual(["a", "b"]);
    expect(picked("choices", ["a", "b"], "a")).toEqual(["b"]);
  });
});

describe("keys in the room", () => {
  const key = (name: string, alt = false) => ({
    key: name,
    altKey: alt,
    ctrlKey: false,
    metaKey: false,
    shiftKey: false,
  });
  it.each([
    ["a digit picks", key("4"), false, false, { do: "pick", at: 3 }],
    ["a digit that is typed does not", key("4"), true, false, undefined],
    ["Enter goes on", key("Enter"), false, false, { do: "next" }],
    ["Enter on a button presses it", key("Enter"), false, true, undefined],
    ["Alt+Left goes back, even from a field", key("ArrowLeft", true), true, false, { do: "back" }],
    ["Left alone does not", key("ArrowLeft"), false, false, undefined],
  ])("%s", (_, event, typing, pressing, asked) =>
    expect(roomKey(event, { typing, pressing })).toEqual(asked),
  );
});
