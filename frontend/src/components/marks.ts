import { tokens } from "@fluentui/react-components";
import type { CSSProperties } from "react";

/** Lines at 45 degrees in a colour over a ground, so that a part is told apart without its colour. */
export function hatch(colour: string, ground: string): string {
  return `repeating-linear-gradient(-45deg, ${colour} 0 2px, ${ground} 2px 5px)`;
}

/** The parts a run's bar is made of. */
export type LanePart = "seen" | "accepted" | "sent" | "queued" | "failed" | "unknown" | "skipped";

/** The parts in the order they stand in a bar. */
export const laneParts: readonly LanePart[] = [
  "seen",
  "accepted",
  "sent",
  "queued",
  "failed",
  "unknown",
  "skipped",
];

const ground = tokens.colorNeutralBackground1;
const brand = tokens.colorCompoundBrandBackground;

/** How each part of a bar is drawn; every one has an outline or a hatch of its own. */
export const laneMarks: Record<LanePart, CSSProperties> = {
  seen: { background: brand, border: `1px solid ${brand}` },
  accepted: { background: hatch(brand, ground), border: `1px solid ${brand}` },
  sent: { background: ground, border: `1px solid ${brand}` },
  queued: {
    background: tokens.colorNeutralBackground5,
    border: `1px solid ${tokens.colorNeutralForeground4}`,
  },
  failed: {
    background: tokens.colorStatusDangerForeground1,
    border: `1px solid ${tokens.colorStatusDangerForeground1}`,
  },
  unknown: {
    background: hatch(tokens.colorStatusWarningForeground1, ground),
    border: `1px solid ${tokens.colorStatusWarningForeground1}`,
  },
  skipped: { background: ground, border: `1px dashed ${tokens.colorNeutralForeground3}` },
};

/** Shares of a width in pixels, none that counts under `least`, in proportion otherwise; they fill the width. */
export function shares(counts: readonly number[], width: number, least: number): number[] {
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (total === 0) return counts.map(() => 0);
  const small = counts.map((count) => count > 0 && (count / total) * width < least);
  const taken = small.filter(Boolean).length * least;
  const rest = counts.reduce((sum, count, index) => (small[index] ? sum : sum + count), 0);
  return counts.map((count, index) => {
    if (count === 0) return 0;
    return small[index] ? least : (count / rest) * (width - taken);
  });
}
