/** A place on the board: the head of a department, or its cell of a question; "new" is a department to come. */
export type Place =
  | { kind: "department"; department: string }
  | { kind: "cell"; department: string; question: string }
  | { kind: "new" };

const added = "+";

/** Reads the place out of the address: "hr", "hr/basic.external", or "+" for a new department. */
export function parsePlace(selected: string | undefined): Place | undefined {
  if (selected === undefined || selected === "") return undefined;
  if (selected === added) return { kind: "new" };
  const at = selected.indexOf("/");
  if (at < 0) return { kind: "department", department: selected };
  return { kind: "cell", department: selected.slice(0, at), question: selected.slice(at + 1) };
}

/** The place as it stands in the address. */
export function placeText(place: Place): string {
  switch (place.kind) {
    case "new":
      return added;
    case "department":
      return place.department;
    case "cell":
      return `${place.department}/${place.question}`;
  }
}

/** The department whose interview comes next: one that is under way, else the first that is still planned. */
export function nextToHear<T extends { interview: { state: string } }>(
  departments: readonly T[],
): T | undefined {
  return (
    departments.find((each) => each.interview.state === "underway") ??
    departments.find((each) => each.interview.state === "planned")
  );
}
