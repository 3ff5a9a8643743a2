/** An action of the record as a word: "save" stays, "take_over" is read as "take over". */
export function actionWords(action: string): string {
  return action.replaceAll("_", " ");
}

/** What was done to what: "add persona hr"; an action that says its subject already stands alone, as in "run 3". */
export function entryWords(action: string, subject: string): string {
  const about = subjectWords(subject);
  const what = actionWords(action);
  return about === what || about.startsWith(`${what} `) ? about : `${what} ${about}`.trim();
}

/** What an entry is about: "answer/hr/basic.external" reads "answer hr, basic.external". */
export function subjectWords(subject: string): string {
  const [kind = "", ...rest] = subject.split("/");
  return [kind, rest.filter((each) => each !== "").join(", ")]
    .filter((each) => each !== "")
    .join(" ");
}

/** A value of an entry in one line: what an object holds without its punctuation, else the text as it is. */
export function shortText(value: string): string {
  const object = parsed(value);
  if (object === undefined) return value;
  return Object.entries(object)
    .filter(([, each]) => each !== "" && each !== null && typeof each !== "object")
    .map(([name, each]) => `${name} ${String(each)}`)
    .join(", ");
}

/** A value as it is read in full: an object one field a line, else the text as it is. */
export function fullText(value: string): string {
  const object = parsed(value);
  return object === undefined ? value : JSON.stringify(object, null, 2);
}

/** The fields of an object; undefined for any other text. */
function parsed(value: string): Record<string, unknown> | undefined {
  if (!value.startsWith("{")) return undefined;
  try {
    const read: unknown = JSON.parse(value);
    return typeof read === "object" && read !== null
      ? (read as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined; // Text that only begins like an object is shown as text.
  }
}
