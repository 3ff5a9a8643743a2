import { media } from "../../theme/sizes";

/**
 * The columns of every row of the builder: what joins it, three fields, a button, the count and its bar. In a narrow
 * window the third field goes below the first two, and the bar away.
 */
export const rowGrid = {
  display: "grid",
  gridTemplateColumns: "28px minmax(0, 12fr) minmax(0, 9fr) minmax(0, 10fr) 24px 44px 56px",
  columnGap: "8px",
  alignItems: "center",
  minHeight: "28px",
  [media.rail]: { gridTemplateColumns: "24px minmax(0, 1fr) minmax(0, 1fr) 24px 44px" },
} as const;

/** Where the third field stands. */
export const thirdField = {
  minWidth: 0,
  [media.rail]: {
    gridRow: 2,
    gridColumn: "2 / 4",
    marginTop: "4px",
    ":empty": { display: "none" },
  },
} as const;

/** Where the button at the end stands. */
export const endButton = { [media.rail]: { gridRow: 1, gridColumn: 4 } } as const;

/** Where the count stands. */
export const endCount = { [media.rail]: { gridRow: 1, gridColumn: 5 } } as const;
