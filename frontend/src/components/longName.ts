/** The start that the names of provisioning groups share. */
export const usualPrefix = "Prov_Teams_Phone_";

/** The common start of a tenant's names and what tells one apart: the prefix may be "". */
export function splitName(name: string, prefix: string): [common: string, own: string] {
  if (prefix !== "" && name.startsWith(prefix) && name.length > prefix.length) {
    return [prefix, name.slice(prefix.length)];
  }
  return ["", name];
}

/** The longest start, ending in an underscore, that at least two of the names share. */
export function commonPrefix(names: readonly string[]): string {
  let best = "";
  const seen = new Map<string, number>();
  for (const name of names) {
    for (let at = name.indexOf("_"); at !== -1; at = name.indexOf("_", at + 1)) {
      const start = name.slice(0, at + 1);
      seen.set(start, (seen.get(start) ?? 0) + 1);
    }
  }
  for (const [start, times] of seen) {
    if (times === names.length && names.length > 1 && start.length > best.length) best = start;
  }
  return best;
}

/** The end of a name that fits a field: cut at the front, at an underscore where there is one. */
export function cutFront(name: string, characters: number): string {
  if (name.length <= characters) return name;
  const tail = name.slice(name.length - characters + 1);
  const at = tail.indexOf("_");
  return `…${at > 0 && at < tail.length / 2 ? tail.slice(at + 1) : tail}`;
}

/** The parts between which a name may wrap: only after an underscore. */
export function wrapParts(name: string): string[] {
  return name.split(/(?<=_)/);
}

/** The start to show in grey for one of these names: the usual one where it has it, else what all of them share. */
export function prefixAmong(name: string, names: readonly string[]): string {
  return name.startsWith(usualPrefix) ? usualPrefix : commonPrefix(names);
}
