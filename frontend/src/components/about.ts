import { createContext, useContext } from "react";

/** What the fields below are of: the title of their pane as a person reads it, and the sections of it that they stand in. */
export const About = createContext<{ name: string; section: string }>({ name: "", section: "" });

/** Where a field of a pane is, in words: "HR, Too many callers: Callers". */
export function useWordsOf(field: string): string {
  const { name, section } = useContext(About);
  const of = [name, section].filter((each) => each !== "").join(", ");
  return [of, field].filter((each) => each !== "").join(": ");
}
