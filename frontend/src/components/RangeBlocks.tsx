import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { useMemo, type CSSProperties } from "react";
import { useTranslation } from "react-i18next";
import {
  blockAt,
  blockMove,
  gather,
  grid,
  inks,
  paths,
  perBlock,
  place,
  sharePath,
  type BlockState,
} from "./blocks";

const useStyles = makeStyles({
  root: {
    display: "block",
    cursor: "pointer",
    outline: "none",
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: "3px" },
  },
  // Blocks are their colours, so they are not left to the browser where the system forces its own: they name those.
  colours: {
    "--blocks-brand": tokens.colorCompoundBrandBackground,
    "--blocks-ground": tokens.colorNeutralBackground1,
    "--blocks-outline": tokens.colorNeutralForeground4,
    "--blocks-text": tokens.colorNeutralForeground1,
    "--blocks-warning": tokens.colorStatusWarningForeground1,
    forcedColorAdjust: "none",
    "@media (forced-colors: active)": {
      "--blocks-brand": "Highlight",
      "--blocks-ground": "Canvas",
      "--blocks-outline": "CanvasText",
      "--blocks-text": "CanvasText",
      "--blocks-warning": "CanvasText",
    },
  },
  scale: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
});

const brand = "var(--blocks-brand)";
const ground = "var(--blocks-ground)";
const outline = "var(--blocks-outline)";
const text = "var(--blocks-text)";
const warning = "var(--blocks-warning)";

const frames: Record<BlockState, CSSProperties> = {
  assigned: { fill: brand, stroke: brand },
  reserved: { fill: ground, stroke: brand },
  quarantined: { fill: ground, stroke: text },
  free: { fill: ground, stroke: outline },
  unknown: { fill: ground, stroke: warning },
};
const inked: Partial<Record<BlockState, CSSProperties>> = {
  reserved: { fill: brand, stroke: brand },
  quarantined: { fill: "none", stroke: text },
  unknown: { fill: "none", stroke: warning },
};
const order: BlockState[] = ["free", "unknown", "reserved", "quarantined", "assigned"];

/**
 * A range as blocks in numeric order: a place in the picture is a number. `differs` are the places of numbers that
 * differ from the tenant. One tab stop; arrows go in two directions and call `onPick` like a click does.
 * `nameOf` says the number at a place, with its state, for those who only hear it. With `shares`, from 0 to 1, one
 * block stands for `each` numbers and is filled by its share; `states` then says how each block is outlined. `line` is how many blocks a line has.
 */
export function RangeBlocks(props: {
  label: string;
  states: readonly BlockState[];
  shares?: readonly number[];
  each?: number;
  line?: number;
  differs?: readonly number[];
  selected?: number;
  onPick: (place: number) => void;
  nameOf: (place: number) => string;
}) {
  const styles = useStyles();
  const { t } = useTranslation("common");
  const { states, shares } = props;
  const line = props.line ?? grid.line;
  const size = shares ? (props.each ?? 10) : perBlock(states.length);
  const drawing = useMemo(() => {
    const blocks = shares
      ? Array.from(shares, (_, block) => states[block] ?? "free")
      : gather(states, size);
    return {
      count: blocks.length,
      frames: paths(blocks, line),
      inks: inks(blocks, line),
      filled: sharePath(shares ?? [], line),
    };
  }, [states, shares, size, line]);
  const width = Math.min(drawing.count, line) * grid.x;
  const height = Math.ceil(drawing.count / line) * grid.y;
  const selected = props.selected === undefined ? undefined : Math.floor(props.selected / size);
  const now = selected ?? 0;
  return (
    <div>
      <svg
        role="slider"
        aria-label={props.label}
        aria-valuemin={0}
        aria-valuemax={Math.max(0, drawing.count - 1)}
        aria-valuenow={now}
        aria-valuetext={props.nameOf(now * size)}
        tabIndex={0}
        width={width + 2}
        height={height + 2}
        viewBox={`-1 -1 ${width + 2} ${height + 2}`}
        className={mergeClasses(styles.root, styles.colours)}
        onClick={(event) => {
          const box = event.currentTarget.getBoundingClientRect();
          const block = blockAt(
            event.clientX - box.left - 1,
            event.clientY - box.top - 1,
            drawing.count,
            line,
          );
          if (block !== undefined) props.onPick(block * size);
        }}
        onKeyDown={(event) => {
          const to = blockMove(event.key, now, drawing.count, line);
          if (to === undefined) return;
          event.preventDefault();
          props.onPick(to * size);
        }}
      >
        {order.map((state) => (
          <g key={state}>
            {drawing.frames[state] && <path d={drawing.frames[state]} style={frames[state]} />}
            {drawing.inks[state] && <path d={drawing.inks[state]} style={inked[state]} />}
          </g>
        ))}
        {drawing.filled !== "" && <path d={drawing.filled} style={{ fill: brand }} />}
        {props.differs?.map((at) => (
          <Ring key={at} line={line} block={Math.floor(at / size)} colour={warning} mark />
        ))}
        {selected !== undefined && <Ring line={line} block={selected} colour={text} />}
      </svg>
      {size > 1 && <span className={styles.scale}>{t("blocks.scale", { count: size })}</span>}
    </div>
  );
}

function Ring(props: { block: number; line: number; colour: string; mark?: boolean }) {
  const { colour, mark } = props;
  const { x, y } = place(props.block, props.line);
  return (
    <g style={{ stroke: colour, strokeWidth: 2, fill: "none" }}>
      {mark && (
        <rect
          x={x}
          y={y}
          width={grid.width}
          height={grid.height}
          style={{ fill: ground, stroke: "none" }}
        />
      )}
      <rect x={x - 0.5} y={y - 0.5} width={grid.width + 1} height={grid.height + 1} />
      {mark && <path d={`M${x + 2.5} ${y + 2}v3M${x + 2.5} ${y + 6.4}v1`} strokeWidth={1} />}
    </g>
  );
}

/** The mark of one state, for the legend and for the state column of a list. */
export function BlockMark({ state }: { state: BlockState }) {
  const styles = useStyles();
  const one = [state];
  return (
    <svg width={7} height={11} viewBox="-1 -1 7 11" aria-hidden className={styles.colours}>
      <path d={paths(one)[state]} style={frames[state]} />
      {inks(one)[state] && <path d={inks(one)[state]} style={inked[state]} />}
    </svg>
  );
}
