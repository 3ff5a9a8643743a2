import type { service } from "../../wailsjs/go/models";

/** The measures of the picture, in pixels. */
export const node = { width: 232, height: 48 } as const;
/** Between two columns stand the words of the line, clear of both nodes. */
const pitch = { row: 80, column: 392 } as const;

/** Where the corner of a node is. */
export function placeOf(at: { column: number; row: number }) {
  return { x: at.column * pitch.column, y: at.row * pitch.row };
}

/** How large the picture is. */
export function sizeOf(nodes: readonly { column: number; row: number }[]) {
  const last = (of: "column" | "row") => Math.max(0, ...nodes.map((each) => each[of]));
  const corner = placeOf({ column: last("column"), row: last("row") });
  return { width: corner.x + node.width, height: corner.y + node.height };
}

/** A line between two nodes: straight down, or to the right and then down, with the place of its words. */
export function lineOf(from: service.CallNode, to: service.CallNode) {
  const a = placeOf(from);
  const b = placeOf(to);
  if (from.column === to.column) {
    const x = a.x + node.width / 2;
    return {
      path: `M${x} ${a.y + node.height}V${b.y - 1}`,
      words: { x: x + 8, y: (a.y + node.height + b.y) / 2 + 4, end: false },
    };
  }
  const start = { x: a.x + node.width, y: a.y + node.height / 2 };
  const y = b.y + node.height / 2;
  const bend = b.x - 24;
  return {
    path:
      from.row === to.row
        ? `M${start.x} ${start.y}H${b.x - 1}`
        : `M${start.x} ${start.y}H${bend}V${y}H${b.x - 1}`,
    words: { x: from.row === to.row ? start.x + 8 : bend - 8, y: y - 8, end: from.row !== to.row },
  };
}

/** The nodes in the order in which a call meets them: down the usual way, and from each node its other ways. */
export function walked(
  nodes: readonly service.CallNode[],
  edges: readonly service.CallEdge[],
): string[] {
  const byId = new Map(nodes.map((each) => [each.id, each]));
  const order: string[] = [];
  for (const each of nodes.filter((one) => one.column === 0).sort((a, b) => a.row - b.row)) {
    order.push(each.id);
    for (const edge of edges) {
      if (edge.from === each.id && byId.get(edge.to)?.column === 1) order.push(edge.to);
    }
  }
  return order;
}
