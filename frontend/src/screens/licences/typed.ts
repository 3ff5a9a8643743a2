import type { service, voice } from "../../wailsjs/go/models";

/** A licence as bought while it is typed: the seats are text until they are a number. */
export interface Typed {
  product: string;
  seats: string;
  for: string;
  note: string;
}

/** What a line has, as it is typed; nothing of it where nobody says anything. */
export function typedOf(line: service.LicenceLine | undefined): Typed {
  return {
    product: line?.sku ?? "",
    seats: line && line.ordered >= 0 ? String(line.ordered) : "",
    for: line?.purchase.for ?? "",
    note: line?.purchase.note ?? "",
  };
}

/** The number of seats, or what is wrong with what was typed. */
export function seatsOf(text: string): { seats: number } | { wrong: "empty" | "number" } {
  const bare = text.trim().replace(/[\s,.](?=\d{3}(\D|$))/g, "");
  if (bare === "") return { wrong: "empty" };
  return /^\d{1,7}$/.test(bare) ? { seats: Number(bare) } : { wrong: "number" };
}

/** A licence as bought, when what was typed is one. */
export function purchaseOf(typed: Typed): voice.Purchase | undefined {
  const read = seatsOf(typed.seats);
  if (typed.product === "" || "wrong" in read) return undefined;
  return { product: typed.product, seats: read.seats, for: typed.for, note: typed.note };
}
