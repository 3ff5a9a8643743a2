import type { Grade } from "../../components/HeatMapCell";
import { gradeLetter } from "../../components/heatMapModel";

/** The feature that an address names: its id, or "department/feature" where a grade is meant. */
export function featureIn(selected: string | undefined): string | undefined {
  return selected?.slice(selected.indexOf("/") + 1);
}

/** The department whose grade an address means, undefined where it means the feature alone. */
export function departmentIn(selected: string | undefined): string | undefined {
  const at = selected?.indexOf("/") ?? -1;
  return at <= 0 ? undefined : selected?.slice(0, at);
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
    const grade = gradeLetter(each.grade);
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
