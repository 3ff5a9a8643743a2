/** Spans of hours as they are typed: 08:30-12:00, 13:00-17:30. What is no time stays as it was typed, and is named by the checks. */
export function spansFrom(text: string): { from: string; to: string }[] {
  return text
    .split(/[,;]/)
    .map((part) => part.trim())
    .filter((part) => part !== "")
    .map((part) => {
      const [from = "", to = ""] = part.split(/\s*(?:-|–|to)\s*/);
      return { from: padded(from), to: padded(to) };
    });
}

const padded = (clock: string) => {
  const hour = /^\d{1,2}$/.test(clock) ? `${clock}:00` : clock.replace(".", ":");
  return /^\d:\d\d$/.test(hour) ? `0${hour}` : hour;
};

/** Spans as a text. */
export function spansText(spans: readonly { from: string; to: string }[]): string {
  return spans.map((span) => `${span.from}–${span.to}`).join(", ");
}

/** Holidays as they are typed, one a line: 2027-12-25 Christmas, or 2027-12-25 to 2027-12-26 Christmas. */
export function datesFrom(text: string): { first: string; last: string; name: string }[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .map((line) => {
      const found = /^(\S+)(?:\s+(?:to|-|–)\s+(\S+))?\s*(.*)$/.exec(line);
      return { first: found?.[1] ?? line, last: found?.[2] ?? "", name: found?.[3] ?? "" };
    });
}

/** Holidays as a text. */
export function datesText(
  dates: readonly { first: string; last?: string; name?: string }[],
): string {
  return dates
    .map((date) =>
      [date.last ? `${date.first} to ${date.last}` : date.first, date.name]
        .filter(Boolean)
        .join(" "),
    )
    .join("\n");
}
