/** The letters that stand for a person: of the first and the last part of the name. */
export function initials(name: string): string {
  const parts = name.split(/\s+/).filter(Boolean);
  const ends = parts.length > 1 ? [parts[0], parts.at(-1)] : parts;
  return ends.map((part) => [...(part ?? "")][0]?.toLocaleUpperCase() ?? "").join("");
}
