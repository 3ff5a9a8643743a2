/** Widths and heights of the shell in CSS pixels; everything sits on a 4 px step. */
export const sizes = {
  band: 4,
  header: 48,
  steps: 208,
  rail: 48,
  pane: 384,
  gutter: 24,
  commandBar: 40,
  listHead: 32,
} as const;

/** Row heights of a list, by how much stands in a row. */
export const rowHeights = { tall: 44, normal: 32, dense: 28, heat: 24 } as const;

/** One of the row heights by name. */
export type RowHeight = keyof typeof rowHeights;

/** Below these widths the steps become a rail, and the pane takes the place of the list. */
export const breakpoints = { rail: 1000, onePane: 800 } as const;

/** Media queries that match the breakpoints, for styles. */
export const media = {
  rail: `@media (max-width: ${breakpoints.rail}px)`,
  onePane: `@media (max-width: ${breakpoints.onePane - 1}px)`,
} as const;

/** Selector for styles that only high contrast needs. */
export const contrast = ':global([data-theme="contrast"])';
