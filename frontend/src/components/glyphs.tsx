import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";

/** Every state a thing can be shown in: of a step first, then of a change in a run. */
export type State =
  | "empty"
  | "progress"
  | "problem"
  | "stop"
  | "done"
  | "info"
  | "queued"
  | "sent"
  | "accepted"
  | "seen"
  | "failed"
  | "unknown"
  | "skipped";

const useStyles = makeStyles({
  glyph: { width: "16px", height: "16px", flexShrink: 0, display: "block" },
  neutral: { color: tokens.colorNeutralForeground3 },
  brand: { color: tokens.colorCompoundBrandStroke },
  success: { color: tokens.colorStatusSuccessForeground1 },
  warning: { color: tokens.colorStatusWarningForeground1 },
  danger: { color: tokens.colorStatusDangerForeground1 },
});

type Tone = "neutral" | "brand" | "success" | "warning" | "danger";

const ring = { cx: 8, cy: 8, r: 6.25, fill: "none", stroke: "currentColor", strokeWidth: 1.5 };
const mark = {
  fill: "none",
  stroke: tokens.colorNeutralBackground1,
  strokeWidth: 1.6,
  strokeLinecap: "round",
  strokeLinejoin: "round",
} as const;
const inner = { ...mark, stroke: "currentColor", strokeWidth: 1.4 };
const tick = "M5 8.2 7.1 10.3 11 6";
const octagon = "M5.1 1h5.8L15 5.1v5.8L10.9 15H5.1L1 10.9V5.1z";
const cross = "M5.8 5.8 10.2 10.2M10.2 5.8 5.8 10.2";

const disc = (
  <>
    <circle cx={8} cy={8} r={7} fill="currentColor" />
    <path d={tick} {...mark} />
  </>
);
const stop = (
  <>
    <path d={octagon} fill="currentColor" />
    <path d={cross} {...mark} />
  </>
);

/** The shapes differ from each other, so that the colour may go. */
const shapes: Record<State, [Tone, ReactNode]> = {
  empty: ["neutral", <circle key="" {...ring} strokeDasharray="2.6 2.3" />],
  progress: [
    "brand",
    <g key="">
      <circle {...ring} />
      <path d="M8 4a4 4 0 0 1 0 8z" fill="currentColor" />
    </g>,
  ],
  problem: [
    "warning",
    <g key="">
      <path d="M8 2 14.6 13.6H1.4z" {...inner} strokeWidth={1.5} />
      <path d="M8 6.4v3.4M8 11.6v.2" {...inner} strokeWidth={1.6} />
    </g>,
  ],
  stop: ["danger", stop],
  done: ["success", disc],
  info: [
    "brand",
    <g key="">
      <circle {...ring} />
      <path d="M8 7.4v3.6M8 5v.2" {...inner} strokeWidth={1.6} />
    </g>,
  ],
  queued: ["neutral", <circle key="" {...ring} />],
  sent: [
    "brand",
    <g key="">
      <circle {...ring} />
      <path d="M5 8h5.6M8.4 5.8 10.7 8l-2.3 2.2" {...inner} />
    </g>,
  ],
  accepted: [
    "brand",
    <g key="">
      <circle {...ring} />
      <path d={tick} {...inner} />
    </g>,
  ],
  seen: ["success", disc],
  failed: ["danger", stop],
  unknown: [
    "warning",
    <g key="">
      <circle {...ring} strokeDasharray="2.6 2.3" />
      <path d="M6.3 6.4a1.8 1.8 0 1 1 2.4 1.7c-.5.2-.7.5-.7 1M8 11v.1" {...inner} />
    </g>,
  ],
  skipped: [
    "neutral",
    <g key="">
      <circle {...ring} />
      <path d="M4.6 11.4l6.8-6.8" {...inner} />
    </g>,
  ],
};

/** The states in the order they are listed above, for tests and legends. */
export const states = Object.keys(shapes) as State[];

/** The 16 px glyph of a state, without its word: only where the word stands beside it anyway. */
export function Glyph({ state, className }: { state: State; className?: string }) {
  const styles = useStyles();
  const [tone, shape] = shapes[state];
  return (
    <svg
      viewBox="0 0 16 16"
      className={mergeClasses(styles.glyph, styles[tone], className)}
      aria-hidden
      data-glyph={state}
    >
      {shape}
    </svg>
  );
}
