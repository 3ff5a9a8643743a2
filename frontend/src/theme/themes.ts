import {
  teamsDarkTheme,
  teamsHighContrastTheme,
  teamsLightTheme,
  type Theme,
} from "@fluentui/react-components";

/** The looks the page can take. */
export type Look = "light" | "dark" | "contrast";

/** What a person chose: a look, or to follow the system. */
export type LookChoice = Look | "system";

const font = {
  fontFamilyBase: `"Segoe UI", "Segoe UI Variable", -apple-system, BlinkMacSystemFont, Roboto, "Noto Sans", "Helvetica Neue", sans-serif`,
  fontFamilyMonospace: `"Cascadia Mono", Consolas, "SF Mono", "Noto Sans Mono", "DejaVu Sans Mono", monospace`,
};

/** The Fluent theme of each look. In high contrast a fill would swallow the text of a selected row, so it has none. */
export const themes: Record<Look, Theme> = {
  light: { ...teamsLightTheme, ...font },
  dark: { ...teamsDarkTheme, ...font },
  contrast: {
    ...teamsHighContrastTheme,
    ...font,
    colorSubtleBackgroundSelected: teamsHighContrastTheme.colorNeutralBackground1,
  },
};

/** What the system asks for, as media queries answer it. */
export interface SystemLook {
  forcedColours: boolean;
  dark: boolean;
}

/** The look to show: the choice wins, except that forced colours always mean high contrast. */
export function lookFor(choice: LookChoice, system: SystemLook): Look {
  if (system.forcedColours) return "contrast";
  if (choice !== "system") return choice;
  return system.dark ? "dark" : "light";
}

const choices: readonly string[] = ["system", "light", "dark", "contrast"];

/** Reads a stored choice; anything unknown follows the system. */
export function parseChoice(stored: string | null): LookChoice {
  return stored !== null && choices.includes(stored) ? (stored as LookChoice) : "system";
}
