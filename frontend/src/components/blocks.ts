/** The geometry of a range drawn as blocks: one number is one block, 100 to a line, in numeric order. */

/** The state of a number in the picture; unknown is never drawn as free. */
export type BlockState = "assigned" | "reserved" | "quarantined" | "free" | "unknown";

/** The grid of the blocks in pixels. */
export const grid = { x: 6, y: 11, width: 5, height: 9, line: 100 } as const;

/** Above this many numbers one block stands for ten. */
export const blockLimit = 1000;

/** How many numbers one block of a range of this size stands for. */
export function perBlock(numbers: number): number {
  return numbers > blockLimit ? 10 : 1;
}

/** Where a block stands, from its place in the range. */
export function place(block: number, line: number = grid.line): { x: number; y: number } {
  return { x: (block % line) * grid.x, y: Math.floor(block / line) * grid.y };
}

/** The block under a point of the picture, or undefined beside the range. */
export function blockAt(
  x: number,
  y: number,
  blocks: number,
  line: number = grid.line,
): number | undefined {
  const column = Math.floor(x / grid.x);
  if (column < 0 || column >= line || y < 0) return undefined;
  const block = Math.floor(y / grid.y) * line + column;
  return block < blocks ? block : undefined;
}

/** The block an arrow key leads to, kept within the range; undefined for other keys. */
export function blockMove(
  key: string,
  from: number,
  blocks: number,
  line: number = grid.line,
): number | undefined {
  const steps: Record<string, number> = {
    ArrowLeft: -1,
    ArrowRight: 1,
    ArrowUp: -line,
    ArrowDown: line,
    Home: -from,
    End: blocks - 1 - from,
  };
  const step = steps[key];
  if (step === undefined) return undefined;
  const to = from + step;
  return to < 0 || to >= blocks ? from : to;
}

/** One SVG path of whole rectangles for each state, so that a range of a thousand is five elements. */
export function paths(
  states: readonly BlockState[],
  line: number = grid.line,
): Partial<Record<BlockState, string>> {
  const parts: Partial<Record<BlockState, string[]>> = {};
  states.forEach((state, block) => {
    const { x, y } = place(block, line);
    (parts[state] ??= []).push(`M${x + 0.5} ${y + 0.5}h4v8h-4z`);
  });
  return join(parts);
}

/** The second mark of a state: the half of a reserved block, the stroke through a quarantined one. */
export function inks(
  states: readonly BlockState[],
  line: number = grid.line,
): Partial<Record<BlockState, string>> {
  const parts: Partial<Record<BlockState, string[]>> = {};
  states.forEach((state, block) => {
    const { x, y } = place(block, line);
    if (state === "reserved") (parts[state] ??= []).push(`M${x + 0.5} ${y + 4.5}h4v4h-4z`);
    if (state === "quarantined") (parts[state] ??= []).push(`M${x + 0.5} ${y + 8.5}l4 -8`);
    if (state === "unknown") {
      (parts[state] ??= []).push(`M${x + 0.5} ${y + 4.5}l4 -4M${x + 0.5} ${y + 8.5}l4 -4`);
    }
  });
  return join(parts);
}

/** One SVG path that fills blocks from below by a share from 0 to 1; whatever is not nothing is seen. */
export function sharePath(shares: readonly number[], line: number = grid.line): string {
  return shares
    .map((share, block) => {
      if (share <= 0) return "";
      const { x, y } = place(block, line);
      const height = Math.max(1, Math.round(Math.min(1, share) * 8));
      return `M${x + 0.5} ${y + 8.5 - height}h4v${height}h-4z`;
    })
    .join("");
}

function join(parts: Partial<Record<BlockState, string[]>>): Partial<Record<BlockState, string>> {
  return Object.fromEntries(Object.entries(parts).map(([state, list]) => [state, list.join("")]));
}

/** Gathers numbers into blocks of ten: each takes the state most of its numbers have, unknown before all others. */
export function gather(states: readonly BlockState[], size: number): BlockState[] {
  if (size === 1) return [...states];
  const blocks: BlockState[] = [];
  for (let start = 0; start < states.length; start += size) {
    const counts = new Map<BlockState, number>();
    for (const state of states.slice(start, start + size)) {
      counts.set(state, (counts.get(state) ?? 0) + 1);
    }
    const most = [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? "free";
    blocks.push(counts.has("unknown") ? "unknown" : most);
  }
  return blocks;
}
