import type { Grade } from "../../components/HeatMapCell";

const letters: Record<string, Grade> = { must: "M", should: "S", could: "C", wont: "W" };
const words: Record<Grade, string> = { M: "must", S: "should", C: "could", W: "wont", "": "" };

/** The letter of a grade as the program names it; anything else counts as not asked. */
export function letterOf(grade: string): Grade {
  return letters[grade] ?? "";
}

/** The program's name of a letter. */
export function gradeOf(letter: Grade): string {
  return words[letter];
}

/** The feature that an address names: its id, or "department/feature" where a grade is meant. */
export function featureIn(selected: string | undefined): string | undefined {
  return selected?.slice(selected.indexOf("/") + 1);
}

/** One line of who said what: departments that said the same without a word to it stand together. */
export interface Voice {
  departments: string[];
  grade: Grade;
  why: string;
  answers: { text: string; words: string; departmentId: string; questionId: string }[];
}

interface Said {
  department: string;
  grade: string;
  why: string;
  answers: Voice["answers"] | null;
}

/** Groups who said what: those with reasons or answers one by one, the rest by their grade; not asked comes last. */
export function voices(said: readonly Said[]): Voice[] {
  const alone: Voice[] = [];
  const together = new Map<Grade, Voice>();
  for (const each of said) {
    const grade = letterOf(each.grade);
    const answers = each.answers ?? [];
    if (each.why !== "" || answers.length > 0) {
      alone.push({ departments: [each.department], grade, why: each.why, answers });
      continue;
    }
    const same = together.get(grade);
    if (same) same.departments.push(each.department);
    else together.set(grade, { departments: [each.department], grade, why: "", answers: [] });
  }
  const order: Grade[] = ["M", "S", "C", "W", ""];
  const rank = (voice: Voice) => order.indexOf(voice.grade);
  return [
    ...alone.sort((a, b) => rank(a) - rank(b)),
    ...[...together.values()].sort((a, b) => rank(a) - rank(b)),
  ];
}
