import { history, undo } from "@codemirror/commands";
import { EditorState } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { rule } from "../../../wailsjs/go/models";
import { changeTo, follow } from "./follow";
import { marking, marksIn, marksOf } from "./marks";

describe("changeTo", () => {
  it.each([
    ["abc", "abc", { from: 3, to: 3, insert: "" }],
    ["abc", "aXc", { from: 1, to: 2, insert: "X" }],
    ["aa", "aaa", { from: 2, to: 2, insert: "a" }],
    ["", "abc", { from: 0, to: 0, insert: "abc" }],
    ["abc", "", { from: 0, to: 3, insert: "" }],
  ])("from %j to %j", (old, text, change) => {
    expect(changeTo(old, text)).toEqual(change);
  });
});

describe("follow", () => {
  let sent: string[];
  let view: EditorView;
  let follower: ReturnType<typeof follow>;
  const doc = () => view.state.doc.toString();
  const type = (insert: string) =>
    view.dispatch({
      changes: { from: view.state.doc.length, insert },
      selection: { anchor: view.state.doc.length + insert.length },
      userEvent: "input.type",
    });

  beforeEach(() => {
    sent = [];
    follower = follow(
      (text) => sent.push(text),
      (found) => marksOf(found.text, found.problems, () => document.createTextNode("")),
    );
    view = new EditorView({
      state: EditorState.create({
        doc: "ab",
        extensions: [history(), marking, follower.extension],
      }),
    });
  });
  afterEach(() => view.destroy());

  it("hands on what is typed, and takes its echo for no change", () => {
    type("c");
    follower.take(view, "abc", undefined);
    expect(sent).toEqual(["abc"]);
    expect(doc()).toBe("abc");
    expect(view.state.selection.main.head).toBe(3);
  });

  it("keeps what was typed after the text that comes back", () => {
    type("c");
    type("d");
    follower.take(view, "abc", undefined);
    expect(doc()).toBe("abcd");
    follower.take(view, "abcd", undefined);
    follower.take(view, "abc", undefined);
    expect(doc()).toBe("abc");
  });

  it("takes a text from outside as one step to undo, without sending it back", () => {
    type("c");
    follower.take(view, "abc", undefined);
    follower.take(view, "x abc", undefined);
    expect(sent).toEqual(["abc"]);
    expect(doc()).toBe("x abc");
    expect(view.state.selection.main.head).toBe(5);
    undo(view);
    expect(doc()).toBe("abc");
    expect(sent).toEqual(["abc", "abc"]);
  });

  it("forgets the echoes of what was taken back before the screen saw it", () => {
    follower.take(view, "ab", undefined);
    type("c");
    undo(view);
    follower.take(view, "abc", undefined);
    expect(doc()).toBe("abc");
  });

  it("marks the problems of its own text, and keeps the last ones until it knows better", () => {
    const problem = { severity: "error", message: "", code: "", offset: 0, length: 1 };
    const found = { text: "ab", problems: [problem as rule.Problem] };
    follower.take(view, "ab", found);
    expect(marksIn(view.state)).toHaveLength(1);
    type("c");
    follower.take(view, "abc", found);
    expect(marksIn(view.state)).toHaveLength(1);
    follower.take(view, "abc", { text: "abc", problems: [] });
    expect(marksIn(view.state)).toHaveLength(0);
  });
});
