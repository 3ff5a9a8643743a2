import { tokens } from "@fluentui/react-components";

/** The type of a rule, shared with the plain field that stands in until the editor is there. */
export const ruleType = {
  fontFamily: tokens.fontFamilyMonospace,
  fontSize: "13px",
  lineHeight: "24px",
} as const;

/** Where the text begins and how little room it takes, in both fields. */
export const ruleRoom = { left: 40, side: 12, top: 8, least: 88 } as const;
