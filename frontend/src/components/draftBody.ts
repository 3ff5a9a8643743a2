/** A draft as it is kept: what was typed, what it is of in a person's words, and the address where it was typed. */
export interface Body<T> {
  typed: T;
  of: string;
  at: string;
}

/** Writes a draft down; "" for none. */
export function written<T>(typed: T | undefined, of: string, at: string): string {
  return typed === undefined ? "" : JSON.stringify({ typed, of, at } satisfies Body<T>);
}

/** Reads a draft; nothing where there is none, or where it is from another version and fits no field. */
export function readBody<T>(body: string): Body<T> | undefined {
  if (body === "") return undefined;
  try {
    const value: unknown = JSON.parse(body);
    if (typeof value !== "object" || value === null || !("typed" in value)) return undefined;
    const { typed, of, at } = value as Partial<Body<T>>;
    return typed === undefined ? undefined : { typed, of: of ?? "", at: at ?? "" };
  } catch {
    return undefined;
  }
}

/** The address of the page as the router knows it: /queues?select=queue%2FHR. */
export function here(): string {
  return window.location.hash.replace(/^#/, "") || "/";
}
