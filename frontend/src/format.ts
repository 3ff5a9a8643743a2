import { locale } from "./locale";

/** Numbers and times the way the reader's language writes them. Times arrive as RFC 3339 text or as null. */

/** 1842 -> "1,842". */
export function count(value: number): string {
  return new Intl.NumberFormat(locale).format(value);
}

/** A share from 0 to 1 as a whole percentage. */
export function percent(share: number): string {
  return new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 0 }).format(
    share,
  );
}

/** An amount of money in a currency named by its ISO code, without pennies. */
export function money(amount: number, currency: string): string {
  return new Intl.NumberFormat(locale, {
    style: "currency",
    currency,
    maximumFractionDigits: 0,
  }).format(amount);
}

/** The time of day: "10:41". */
export function clock(at: string): string {
  return new Intl.DateTimeFormat(locale, { hour: "2-digit", minute: "2-digit" }).format(
    new Date(at),
  );
}

/** The time of day to the second: "10:58:20". */
export function clockSeconds(at: string): string {
  return new Intl.DateTimeFormat(locale, { timeStyle: "medium" }).format(new Date(at));
}

/** A day within reach: "Thu, 26 Nov". */
export function day(at: string): string {
  return new Intl.DateTimeFormat(locale, {
    weekday: "short",
    day: "numeric",
    month: "short",
  }).format(new Date(at));
}

/** A day with its year, for history: "14 Oct 2025". */
export function fullDay(at: string): string {
  return new Intl.DateTimeFormat(locale, {
    day: "numeric",
    month: "short",
    year: "numeric",
  }).format(new Date(at));
}

/** A day and a time: "Fri, 20 Nov, 16:02". */
export function moment(at: string): string {
  return new Intl.DateTimeFormat(locale, {
    weekday: "short",
    day: "numeric",
    month: "short",
    hour: "2-digit",
    minute: "2-digit",
  }).format(new Date(at));
}

/** The time of day when it is of today, else the day with it: "10:41", "Fri, 20 Nov, 16:02". */
export function lately(at: string, now: Date): string {
  return new Date(at).toDateString() === now.toDateString() ? clock(at) : moment(at);
}

const steps: [Intl.RelativeTimeFormatUnit, number][] = [
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
];

/** How long ago something was, in the largest whole unit: "14 min ago". Below a minute it is "now". */
export function ago(at: string, now: Date): string {
  const seconds = Math.max(0, (now.getTime() - new Date(at).getTime()) / 1000);
  const format = new Intl.RelativeTimeFormat(locale, { style: "short", numeric: "auto" });
  for (const [unit, size] of steps) {
    if (seconds >= size) return format.format(-Math.floor(seconds / size), unit);
  }
  return format.format(0, "second");
}

const units: ["hour" | "minute" | "second", number][] = [
  ["hour", 3_600],
  ["minute", 60],
  ["second", 1],
];

/** A duration in its largest fitting unit: 2280 seconds -> "38 min". */
export function duration(seconds: number): string {
  const [unit, size] = units.find(([, size]) => seconds >= size) ?? ["second", 1];
  return new Intl.NumberFormat(locale, {
    style: "unit",
    unit,
    unitDisplay: "short",
    maximumFractionDigits: 0,
  }).format(Math.round(seconds / size));
}
