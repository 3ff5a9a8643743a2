type Plain = Record<string, unknown>;

const isPlain = (value: unknown): value is Plain =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/**
 * What somebody changed in what they saw, made in what is there now: of two edits that follow each other quickly, the second knows
 * nothing of the first, and must not take it back.
 */
export function rebase<T>(seen: unknown, wanted: T, now: unknown): T {
  return merged(seen, wanted, now) as T;
}

function merged(seen: unknown, wanted: unknown, now: unknown): unknown {
  if (same(seen, wanted)) return now;
  if (isPlain(seen) && isPlain(wanted) && isPlain(now)) {
    const names = new Set([...Object.keys(now), ...Object.keys(wanted), ...Object.keys(seen)]);
    return Object.fromEntries(
      [...names].map((name) => [name, merged(seen[name], wanted[name], now[name])]),
    );
  }
  if (Array.isArray(seen) && Array.isArray(wanted) && Array.isArray(now)) {
    return mergedList(seen, wanted, now);
  }
  return wanted;
}

/**
 * Lists are compared place by place while none was made longer or shorter; otherwise what was taken out is taken out of what is
 * there, and what was put in is put in, once.
 */
function mergedList(seen: unknown[], wanted: unknown[], now: unknown[]): unknown[] {
  if (seen.length === wanted.length && seen.length === now.length) {
    return wanted.map((each, at) => merged(seen[at], each, now[at]));
  }
  const gone = alone(seen, wanted);
  const list =
    seen.length === now.length
      ? now.filter((_, at) => !gone.includes(at)) // what stands at their places may have been changed meanwhile
      : of(
          now,
          alone(
            now,
            gone.map((at) => seen[at]),
          ),
        );
  const cameElsewhere = of(now, alone(now, seen));
  for (const at of alone(wanted, seen)) {
    if (cameElsewhere.some((each) => same(each, wanted[at]))) continue;
    list.splice(at < seen.length ? at : list.length, 0, wanted[at]);
  }
  return list;
}

const of = (list: unknown[], places: number[]) => places.map((at) => list[at]);

/** The places in a list of what has no partner in another. */
function alone(list: unknown[], other: unknown[]): number[] {
  const left = other.map((each) => JSON.stringify(each));
  return [...list.keys()].filter((at) => {
    const partner = left.indexOf(JSON.stringify(list[at]));
    if (partner >= 0) left.splice(partner, 1);
    return partner < 0;
  });
}
