/** What a token of a rule is, for its colour and for laying the rule out. */
export type TokenKind =
  "attribute" | "operator" | "word" | "text" | "value" | "open" | "close" | "plain";

/** What the reader of a rule knows between two tokens; it is all there is to know at the start of a line. */
export interface Reading {
  /** The quote that a text was opened with and that is still awaited, or nothing. */
  quote: string;
  /** What the last token was: words without a hyphen are operators only where one can stand. */
  after: "start" | "operand" | "operator" | "value";
}

/** The beginning of a rule. */
export function begin(): Reading {
  return { quote: "", after: "start" };
}

// The rest of a text, by the quote that opened it; the group is the quote that closes it. A backtick escapes a double
// quote, a doubled apostrophe is one, and a backslash escapes nothing.
const rests: Record<string, RegExp> = {
  '"': /(?:`"|[^"])*("?)/y,
  "“": /(?:`"|[^"“-„])*(["“-„]?)/y,
  "'": /(?:''|[^'])*('?)/y,
  "‘": /(?:['‘’]{2}|[^'‘’])*(['‘’]?)/y,
};
const opening: Record<string, string> = { "„": "“", "”": "“", "’": "‘" };

const blank = /\s+/y;
const date = /\d{4}-\d\d-\d\d(?:T[\d:.]+(?:Z|[+-]\d\d:\d\d)?)?/iy;
const named = /[-‐-―−](\p{L}[\p{L}\d]*)/uy;
const word = /[\p{L}\d_.$]+/uy;
const manager = /direct\s+reports\s+for\b/iy;

const comparisons =
  /^(?:eq|ne|in|notin|ge|le|(?:not)?(?:startswith|endswith|contains|match)|plus|minus)$/i;
const attribute = /^(?:(?:user|assignedplan|group)\.[\p{L}\d_]*|\$?_)$/iu;
const constant = /^(?:true|false|\$?null|system\.now)$/i;
const number = /^\d+(?:\.\d+)?$/;
const duration = /^p(?:\d+[ymwd])*(?:t(?:\d+[hms])+)?$/i;

/** Reads one token of a rule at a place, moves the reading past it, and says what it was and where it ends. */
export function next(text: string, at: number, reading: Reading): { kind: TokenKind; end: number } {
  const first = text[at] ?? "";
  if (reading.quote !== "") return readText(text, at, reading);
  const space = matchAt(blank, text, at);
  if (space) return { kind: "plain", end: at + space[0].length };
  const quote = opening[first] ?? first;
  if (rests[quote]) {
    reading.quote = quote;
    return readText(text, at + 1, reading);
  }
  if (first === "(" || first === "[") {
    reading.after = first === "(" ? "start" : "operator";
    return { kind: "open", end: at + 1 };
  }
  if (first === ")" || first === "]") {
    reading.after = "value";
    return { kind: "close", end: at + 1 };
  }
  const found =
    matchAt(date, text, at) ??
    (reading.after === "start" ? matchAt(manager, text, at) : null) ??
    matchAt(named, text, at) ??
    matchAt(word, text, at);
  if (!found) {
    if (first === ",") reading.after = "operator";
    return { kind: "plain", end: at + String.fromCodePoint(text.codePointAt(at) ?? 0).length };
  }
  const end = at + found[0].length;
  const { kind, after } = readWord(found[0], found[1], reading);
  reading.after = after;
  return { kind, end };
}

function readText(text: string, at: number, reading: Reading): { kind: TokenKind; end: number } {
  const rest = rests[reading.quote];
  const found = rest && matchAt(rest, text, at);
  if (!found || found[1] !== "") {
    reading.quote = "";
    reading.after = "value";
  }
  return { kind: "text", end: at + (found?.[0].length ?? 0) };
}

/** What a word is; `operator` is the part behind its hyphen if it has one. */
function readWord(
  text: string,
  operator: string | undefined,
  { after }: Reading,
): { kind: TokenKind; after: Reading["after"] } {
  const bare = operator ?? text;
  const stands = (place: Reading["after"]) => operator !== undefined || after === place;
  if (stands("start") && /^not$/i.test(bare)) return { kind: "word", after: "start" };
  if (stands("value") && /^(?:and|or)$/i.test(bare)) return { kind: "word", after: "start" };
  if (stands("operand") && /^(?:any|all)$/i.test(bare)) return { kind: "word", after: "start" };
  const arithmetic = after === "value" && /^(?:plus|minus)$/i.test(bare);
  if (comparisons.test(bare) && (stands("operand") || arithmetic)) {
    return { kind: "operator", after: "operator" };
  }
  if (operator !== undefined) return { kind: "plain", after: "operator" };
  if (attribute.test(text)) return { kind: "attribute", after: "operand" };
  if (constant.test(text)) return { kind: "word", after: "value" };
  if (/^direct\s/i.test(text)) return { kind: "word", after: "operator" };
  const literal = /^\d{4}-/.test(text) || number.test(text);
  if (literal || (after === "operator" && duration.test(text))) {
    return { kind: "value", after: "value" };
  }
  return { kind: "plain", after };
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/** One token of a rule. */
export interface Token {
  text: string;
  kind: TokenKind;
}

function read(text: string): { list: Token[]; reading: Reading } {
  const list: Token[] = [];
  const reading = begin();
  for (let at = 0; at < text.length;) {
    const { kind, end } = next(text, at, reading);
    list.push({ text: text.slice(at, end), kind });
    at = end;
  }
  return { list, reading };
}

/** The tokens of a rule in order; together they are the text again. */
export function tokensOf(text: string): Token[] {
  return read(text).list;
}

/** The last token of the beginning of a rule, and what may come behind it. */
export function readTo(text: string): { last: Token | undefined; reading: Reading } {
  const { list, reading } = read(text);
  return { last: list.at(-1), reading };
}
