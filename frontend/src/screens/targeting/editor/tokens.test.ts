import { describe, expect, it } from "vitest";
import { begin, next, readTo, tokensOf } from "./tokens";

/** The tokens that are more than blanks and signs, as "kind text". */
function shown(text: string): string[] {
  return tokensOf(text)
    .filter(({ kind }) => !["plain", "open", "close"].includes(kind))
    .map((token) => `${token.kind} ${token.text}`);
}

describe("tokens", () => {
  it.each([
    ["nothing", ""],
    ["both quotes and escapes", `user.a -eq "x \`"y\`" -and z" -or user.b -eq 'O''Brien'`],
    ["an open text", 'user.a -eq "never closed'],
    ["signs of other languages", "user.a == 1 && $x || {y} 😀 \\"],
    ["lines", "(user.a -eq true) -and\n(user.b -eq false)"],
  ])("are the text again: %s", (_, text) => {
    expect(
      tokensOf(text)
        .map((token) => token.text)
        .join(""),
    ).toBe(text);
  });

  it.each<[what: string, text: string, tokens: string[]]>([
    [
      "attributes, values and words",
      '(user.city -eq "Leeds") -and (user.accountEnabled -eq true)',
      [
        "attribute user.city",
        "operator -eq",
        'text "Leeds"',
        "word -and",
        "attribute user.accountEnabled",
        "operator -eq",
        "word true",
      ],
    ],
    [
      "operators without a hyphen, where one can stand",
      'not user.in eq "in" and user.mail ne null or user.x in ["and"]',
      [
        "word not",
        "attribute user.in",
        "operator eq",
        'text "in"',
        "word and",
        "attribute user.mail",
        "operator ne",
        "word null",
        "word or",
        "attribute user.x",
        "operator in",
        'text "and"',
      ],
    ],
    ["no operator where none can stand", "eq and user.a", ["attribute user.a"]],
    ["any case", "USER.City -NotStartsWith", ["attribute USER.City", "operator -NotStartsWith"]],
    [
      "what is in quotes, whatever it says",
      '"user.city -and true"',
      ['text "user.city -and true"'],
    ],
    ["a backtick before a quote", '"a`"b" -or', ['text "a`"b"', "word -or"]],
    ["a backslash, which escapes nothing", '"\\d\\" -or', ['text "\\d\\"', "word -or"]],
    ["apostrophes", "'O''Brien' -or", ["text 'O''Brien'", "word -or"]],
    ["curly quotes", "“Leeds” -or ‘York’", ["text “Leeds”", "word -or", "text ‘York’"]],
    [
      "a typographic dash",
      "user.mail –ne $null",
      ["attribute user.mail", "operator –ne", "word $null"],
    ],
    [
      "items of a collection",
      'user.assignedPlans -any (assignedPlan.service -eq "SCO" -and _ -ne "x")',
      [
        "attribute user.assignedPlans",
        "word -any",
        "attribute assignedPlan.service",
        "operator -eq",
        'text "SCO"',
        "word -and",
        "attribute _",
        "operator -ne",
        'text "x"',
      ],
    ],
    [
      "dates and durations",
      "user.employeeHireDate -ge system.now -plus P7DT3H -or user.employeeHireDate -le 2020-06-10T18:13:20Z",
      [
        "attribute user.employeeHireDate",
        "operator -ge",
        "word system.now",
        "operator -plus",
        "value P7DT3H",
        "word -or",
        "attribute user.employeeHireDate",
        "operator -le",
        "value 2020-06-10T18:13:20Z",
      ],
    ],
    ["direct reports", 'Direct Reports for "id"', ["word Direct Reports for", 'text "id"']],
    [
      "groups",
      "user.memberOf -any (group.objectId -in ['a'])",
      [
        "attribute user.memberOf",
        "word -any",
        "attribute group.objectId",
        "operator -in",
        "text 'a'",
      ],
    ],
    ["no missing blank", "user.a-eq", ["attribute user.a", "operator -eq"]],
    ["no operator of other languages", "user.a -like", ["attribute user.a"]],
  ])("tell apart %s", (_, text, tokens) => {
    expect(shown(text)).toEqual(tokens);
  });

  it("go on with an open text on the next line", () => {
    const reading = begin();
    next('"one', 0, reading);
    expect(reading.quote).toBe('"');
    expect(next('two" -and', 0, reading)).toEqual({ kind: "text", end: 4 });
    expect(reading.quote).toBe("");
  });
});

describe("readTo", () => {
  it("knows what may come next", () => {
    expect(readTo("user.city ").reading.after).toBe("operand");
    expect(readTo("user.city -eq ").reading.after).toBe("operator");
    expect(readTo('user.city -eq "x" ').reading.after).toBe("value");
    expect(readTo('user.city -eq "x').reading.quote).toBe('"');
  });
});
