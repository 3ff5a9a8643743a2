import i18next from "./i18n";
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
  // Three letters are written, of whatever currency; anything else would be refused.
  if (!/^[A-Za-z]{3}$/.test(currency)) return `${count(Math.round(amount))} ${currency}`.trim();
  return new Intl.NumberFormat(locale, {
    style: "currency",
    currency,
    maximumFractionDigits: 0,
  }).format(amount);
}

/** Writes a time; what is none, because a file said so, is shown as it came. */
function written(at: string, how: Intl.DateTimeFormatOptions): string {
  const date = new Date(at);
  if (Number.isNaN(date.getTime())) return i18next.t("noTime", { text: at });
  return new Intl.DateTimeFormat(locale, how).format(date);
}

/** The time of day: "10:41". */
export function clock(at: string): string {
  return written(at, { hour: "2-digit", minute: "2-digit" });
}

/** The time of day to the second: "10:58:20". */
export function clockSeconds(at: string): string {
  return written(at, { timeStyle: "medium" });
}

/** A day within reach: "Thu, 26 Nov". */
export function day(at: string): string {
  return written(at, {
    weekday: "short",
    day: "numeric",
    month: "short",
  });
}

/** A day with its year, for history: "14 Oct 2025". */
export function fullDay(at: string): string {
  return written(at, {
    day: "numeric",
    month: "short",
    year: "numeric",
  });
}

/** A day and a time: "Fri, 20 Nov, 16:02". */
export function moment(at: string): string {
  return written(at, {
    weekday: "short",
    day: "numeric",
    month: "short",
    hour: "2-digit",
    minute: "2-digit",
  });
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
  const then = new Date(at).getTime();
  if (Number.isNaN(then)) return i18next.t("noTime", { text: at });
  const seconds = Math.max(0, (now.getTime() - then) / 1000);
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
  if (!Number.isFinite(seconds)) return i18next.t("noDuration");
  const [unit, size] = units.find(([, size]) => seconds >= size) ?? ["second", 1];
  return new Intl.NumberFormat(locale, {
    style: "unit",
    unit,
    unitDisplay: "short",
    maximumFractionDigits: 0,
  }).format(Math.round(seconds / size));
}
