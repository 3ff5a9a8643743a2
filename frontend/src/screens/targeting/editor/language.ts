import { HighlightStyle, StreamLanguage, syntaxHighlighting } from "@codemirror/language";
import type { Extension } from "@codemirror/state";
import { tokens } from "@fluentui/react-components";
import { Tag } from "@lezer/highlight";
import { begin, next, type Reading, type TokenKind } from "./tokens";

const tags = {
  attribute: Tag.define(),
  operator: Tag.define(),
  word: Tag.define(),
  text: Tag.define(),
  value: Tag.define(),
  bracket: Tag.define(),
};

// One name for both brackets of a pair: only equals are matched.
const named: Record<TokenKind, keyof typeof tags | undefined> = {
  attribute: "attribute",
  operator: "operator",
  word: "word",
  text: "text",
  value: "value",
  open: "bracket",
  close: "bracket",
  plain: undefined,
};

// Names of our own: some kinds are also names of the highlighter, which would win.
const nameOf = (kind: string) => `rule-${kind}`;

/** The language of membership rules, read a line at a time. */
export const ruleLanguage = StreamLanguage.define<Reading>({
  name: "membership rule",
  startState: begin,
  copyState: (reading) => ({ ...reading }),
  token(stream, reading) {
    const { kind, end } = next(stream.string, stream.pos, reading);
    stream.pos = end;
    const name = named[kind];
    return name ? nameOf(name) : null;
  },
  tokenTable: Object.fromEntries(Object.entries(tags).map(([kind, tag]) => [nameOf(kind), tag])),
});

const colours = HighlightStyle.define([
  { tag: tags.attribute, color: tokens.colorBrandForeground1 },
  { tag: tags.operator, color: tokens.colorNeutralForeground2 },
  { tag: [tags.text, tags.value], color: tokens.colorPaletteForestForeground2 },
  { tag: tags.word, color: tokens.colorPalettePlumForeground2 },
  { tag: tags.bracket, color: tokens.colorNeutralForeground2 },
]);

/** The rule language in the colours of the theme. */
export const language: Extension = [ruleLanguage, syntaxHighlighting(colours)];
