type Plain = Record<string, unknown>;

const isPlain = (value: unknown): value is Plain =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/**
 * What somebody changed in what they saw, made in what is there now: of two edits that follow each other quickly, the second knows
 * nothing of the first, and must not take it back. Lists are compared place by place while none was made longer or shorter.
 */
export function rebase(seen: unknown, wanted: unknown, now: unknown): unknown {
  if (JSON.stringify(seen) === JSON.stringify(wanted)) return now;
  if (isPlain(seen) && isPlain(wanted) && isPlain(now)) {
    const names = new Set([...Object.keys(now), ...Object.keys(wanted), ...Object.keys(seen)]);
    return Object.fromEntries(
      [...names].map((name) => [name, rebase(seen[name], wanted[name], now[name])]),
    );
  }
  if (
    Array.isArray(seen) &&
    Array.isArray(wanted) &&
    Array.isArray(now) &&
    seen.length === wanted.length &&
    seen.length === now.length
  ) {
    return wanted.map((each: unknown, at) => rebase(seen[at], each, now[at]));
  }
  return wanted;
}
