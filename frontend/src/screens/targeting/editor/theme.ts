import { EditorView } from "@codemirror/view";
import { tokens } from "@fluentui/react-components";
import { ruleRoom, ruleType } from "./metrics";

const line = (style: string, colour: string) => ({
  backgroundImage: "none",
  paddingBottom: 0,
  textDecoration: `underline ${style} ${colour}`,
  textDecorationSkipInk: "none",
  textUnderlineOffset: "3px",
});

const point = (colour: string) => ({ "&:after": { borderBottomColor: colour, bottom: "-4px" } });

const severities = {
  error: tokens.colorStatusDangerForeground1,
  warning: tokens.colorStatusWarningForeground1,
  info: tokens.colorNeutralForeground3,
} as const;

const text = EditorView.theme({
  "&": { color: tokens.colorNeutralForeground1, backgroundColor: "transparent" },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": { ...ruleType, overflow: "visible" },
  ".cm-content": {
    minHeight: `${ruleRoom.least}px`,
    padding: `${ruleRoom.top}px 0`,
    caretColor: tokens.colorNeutralForeground1,
  },
  ".cm-line": { padding: `0 ${ruleRoom.side}px` },
  ".cm-line ::selection, .cm-line::selection": {
    backgroundColor: tokens.colorBrandBackground2Hover,
  },
  ".cm-gutters": {
    backgroundColor: "transparent",
    border: "none",
    color: tokens.colorNeutralForeground3,
  },
  ".cm-lineNumbers .cm-gutterElement": {
    boxSizing: "border-box",
    minWidth: `${ruleRoom.left - ruleRoom.side}px`,
    padding: "0 0 0 8px",
  },
  ".cm-placeholder": { color: tokens.colorNeutralForeground4 },
  "&.cm-focused .cm-matchingBracket": {
    backgroundColor: tokens.colorNeutralBackground1Selected,
    outline: `1px solid ${tokens.colorNeutralStrokeAccessible}`,
  },
  // The program says what is wrong with a bracket; while one is typed its other half is only not there yet.
  "&.cm-focused .cm-nonmatchingBracket": { backgroundColor: "transparent" },
  ".cm-lintRange-error": line("wavy", severities.error),
  ".cm-lintRange-warning": line("wavy", severities.warning),
  ".cm-lintRange-info": line("dotted", severities.info),
  ".cm-lintPoint-error": point(severities.error),
  ".cm-lintPoint-warning": point(severities.warning),
  ".cm-lintPoint-info": point(severities.info),
});

const overlay = EditorView.theme({
  ".cm-tooltip": {
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    boxShadow: tokens.shadow16,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    fontFamily: tokens.fontFamilyBase,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
  },
  ".cm-tooltip-below": { transform: "translateY(4px)" },
  ".cm-tooltip-above": { transform: "translateY(-2px)" },
  ".cm-tooltip-lint": { maxWidth: "420px" },
  ".cm-diagnostic": { margin: 0, padding: "8px 12px" },
  ".cm-diagnostic-error": { borderLeft: `3px solid ${severities.error}` },
  ".cm-diagnostic-warning": { borderLeft: `3px solid ${severities.warning}` },
  ".cm-diagnostic-info": { borderLeft: `3px solid ${severities.info}` },
  ".cm-fix": { display: "flex", alignItems: "baseline", gap: "12px", marginTop: "2px" },
  ".cm-fix button": {
    appearance: "none",
    border: "none",
    background: "none",
    padding: 0,
    font: "inherit",
    cursor: "pointer",
    textAlign: "left",
    color: tokens.colorBrandForegroundLink,
  },
  ".cm-fix button:hover": { textDecoration: "underline" },
  "[data-theme=contrast] & .cm-fix button": { textDecoration: "underline" },
  ".cm-fix kbd": {
    font: "inherit",
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground3,
    whiteSpace: "nowrap",
  },
  ".cm-tooltip.cm-tooltip-autocomplete > ul": {
    fontFamily: tokens.fontFamilyBase,
    minWidth: "240px",
    maxWidth: "min(520px, 95vw)",
    maxHeight: "246px",
    padding: "4px 0",
  },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li": {
    display: "flex",
    alignItems: "baseline",
    gap: "12px",
    padding: "4px 12px",
    lineHeight: tokens.lineHeightBase300,
  },
  ".cm-tooltip-autocomplete ul li[aria-selected]": {
    backgroundColor: tokens.colorSubtleBackgroundSelected,
    boxShadow: `inset 3px 0 ${tokens.colorCompoundBrandStroke}`,
    color: tokens.colorNeutralForeground1,
  },
  "[data-theme=contrast] & .cm-tooltip-autocomplete ul li[aria-selected]": {
    outline: `2px solid ${tokens.colorStrokeFocus2}`,
    outlineOffset: "-2px",
  },
  ".cm-completionLabel": { minWidth: 0, overflow: "hidden", textOverflow: "ellipsis" },
  ".cm-completionMatchedText": { textDecoration: "none", fontWeight: tokens.fontWeightSemibold },
  ".cm-completionDetail": {
    flexShrink: 1e6,
    minWidth: 0,
    margin: 0,
    fontStyle: "normal",
    color: tokens.colorNeutralForeground3,
    overflow: "hidden",
    textOverflow: "ellipsis",
  },
  ".cm-users": {
    flexShrink: 0,
    marginLeft: "auto",
    color: tokens.colorNeutralForeground2,
    fontVariantNumeric: "tabular-nums",
  },
  ".cm-spoken": {
    position: "absolute",
    width: "1px",
    height: "1px",
    overflow: "hidden",
    clipPath: "inset(50%)",
    whiteSpace: "nowrap",
  },
});

/** The look of the editor, in tokens of the theme it stands in. */
export const theme = [text, overlay];
