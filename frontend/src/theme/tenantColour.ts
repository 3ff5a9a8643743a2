import { tokens } from "@fluentui/react-components";

/** The palette token of each colour a tenant can be given; teal belongs to the practice tenant. */
const colours: Record<string, string> = {
  teal: tokens.colorPaletteTealBorderActive,
  blue: tokens.colorPaletteBlueBorderActive,
  cranberry: tokens.colorPaletteCranberryBorderActive,
  forest: tokens.colorPaletteForestBorderActive,
  gold: tokens.colorPaletteGoldBorderActive,
  grape: tokens.colorPaletteGrapeBorderActive,
  magenta: tokens.colorPaletteMagentaBorderActive,
  navy: tokens.colorPaletteNavyBorderActive,
  pumpkin: tokens.colorPalettePumpkinBorderActive,
  steel: tokens.colorPaletteSteelBorderActive,
};

/** The colours a tenant can be given, by name. */
export const tenantColours: readonly string[] = Object.keys(colours);

/** The theme token of a tenant's colour; a name we do not know is shown without colour. */
export function tenantColour(name: string): string {
  return colours[name] ?? tokens.colorNeutralStrokeAccessible;
}
