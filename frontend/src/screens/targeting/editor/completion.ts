import {
  autocompletion,
  startCompletion,
  type Completion,
  type CompletionContext,
  type CompletionResult,
} from "@codemirror/autocomplete";
import type { EditorState, Extension } from "@codemirror/state";
import type { Command } from "@codemirror/view";
import { count } from "../../../format";
import type { service } from "../../../wailsjs/go/models";
import { asCommand, charactersOf, unitsOf } from "../ruleText";
import { applyFix, fixesAt } from "./fixes";
import { readTo } from "./tokens";
import type { EditorWords } from "./words";

/** What the program says can be written at a place; places count characters. */
export type Possible = Pick<service.CompletionView, "from" | "to"> & {
  options: service.CompletionOptionView[];
};

/** Asks the program what can be written in a rule at the caret, which counts characters. */
export type Complete = (text: string, caret: number) => Promise<Possible>;

/** An option as it is listed; `users` have the value that it would write. */
export interface Option extends Completion {
  users: number;
}

/**
 * Whether what was typed begins something. Behind a complete condition nothing is offered unasked, so that Enter there
 * is a new line.
 */
export function begins(before: string): boolean {
  const { last, reading } = readTo(before);
  if (!last || last.kind === "close") return false;
  if (last.kind === "text") return reading.quote !== "";
  if (/^\s/.test(last.text)) return reading.after !== "value" && before.trim() !== "";
  return true;
}

/** The options of the program for the editor; what stands there already is none. */
export function optionsOf(
  text: string,
  caret: number,
  possible: Possible,
): CompletionResult | null {
  const from = unitsOf(text, possible.from);
  const to = unitsOf(text, possible.to);
  const there = text.slice(from, to);
  const typed = text.slice(from, caret).replace(/^["']/, "").toLowerCase();
  const options = possible.options
    .filter((option) => option.insert.trimEnd() !== there)
    .map((option): Option => ({
      label: option.label,
      ...(option.label.endsWith(`.${option.detail}`) ? {} : { detail: option.detail }),
      type: option.kind,
      apply: option.insert,
      users: option.count,
    }));
  if (options.length === 0) return null;
  const getMatch = ({ label }: Completion) => {
    const at = typed === "" ? -1 : label.toLowerCase().indexOf(typed);
    return at < 0 ? [] : [at, at + typed.length];
  };
  return { from, to, options, filter: false, getMatch };
}

/** The fixes at the caret, to choose one of. */
function fixOptions(state: EditorState, words: EditorWords): CompletionResult | null {
  const fixes = fixesAt(state);
  if (fixes.length === 0) return null;
  const options = fixes.map(({ mark }): Option => ({
    label: asCommand(mark.problem.fix?.says ?? ""),
    detail: mark.problem.message,
    type: "fix",
    apply: (view) => applyFix(view, mark, words),
    users: 0,
  }));
  return { from: state.selection.main.head, options, filter: false };
}

function userCount(option: Completion, words: EditorWords): Node | null {
  const { users } = option as Option;
  if (users === 0) return null;
  const figure = document.createElement("span");
  figure.className = "cm-users";
  const shown = document.createElement("span");
  shown.ariaHidden = "true";
  shown.textContent = count(users);
  const spoken = document.createElement("span");
  spoken.className = "cm-spoken";
  spoken.textContent = words.users(users);
  figure.append(shown, spoken);
  return figure;
}

/** The list of what can be written next. `chooseFix` shows the fixes at the caret in the same list. */
export function completion(
  complete: Complete,
  words: EditorWords,
): { extension: Extension; chooseFix: Command } {
  let fixesAsked = false;
  const source = async (context: CompletionContext): Promise<CompletionResult | null> => {
    if (fixesAsked) {
      fixesAsked = false;
      return fixOptions(context.state, words);
    }
    const text = context.state.doc.toString();
    if (!context.explicit && !begins(text.slice(0, context.pos))) return null;
    return optionsOf(text, context.pos, await complete(text, charactersOf(text, context.pos)));
  };
  return {
    extension: autocompletion({
      override: [source],
      icons: false,
      activateOnTypingDelay: 40,
      activateOnCompletion: (picked) => picked.type === "property" || picked.type === "operator",
      addToOptions: [{ position: 90, render: (option) => userCount(option, words) }],
    }),
    chooseFix: (view) => {
      fixesAsked = true;
      return startCompletion(view);
    },
  };
}
