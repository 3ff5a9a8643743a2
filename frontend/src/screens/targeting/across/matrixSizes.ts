import { media } from "../../../theme/sizes";

/** How wide the name of a row is with its users and the edge of the page: as a style, since a narrow window leaves less. */
export const headWidth = { width: "288px", [media.rail]: { width: "240px" } } as const;

/** How wide a column of the matrix is, in pixels. */
export const cellWidth = 56;

/** How many characters of a name stand beside a row and above a column. */
export const beside = { row: 24, column: 24 } as const;
