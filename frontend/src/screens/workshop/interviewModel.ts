import type { service, workshop } from "../../wailsjs/go/models";

type Question = service.InterviewQuestionView;
type Section = service.InterviewSectionView;

/** What tells a question of an interview apart: its id, and the queue it is asked of. */
export function questionKey(question: { id: string; queue: string }): string {
  return question.queue === "" ? question.id : `${question.id}@${question.queue}`;
}

/** Where a question stands: its section, its place in it, and its place among all. */
export interface Standing {
  question: Question;
  section: Section;
  inSection: number;
  index: number;
}

/** Every question of an interview in the order of asking. */
export function questionsInOrder(sections: readonly Section[]): Standing[] {
  let index = 0;
  return sections.flatMap((section) =>
    section.questions.map((question, inSection) => ({
      question,
      section,
      inSection,
      index: index++,
    })),
  );
}

/** Whether an answer says anything; null is how the program says that there is none. */
export function given(answer: workshop.Answer | null | undefined): boolean {
  return (
    answer != null &&
    ((answer.choices ?? []).length > 0 ||
      (answer.count !== undefined && answer.count !== null) ||
      answer.text.trim() !== "")
  );
}

/** The question to begin with: the one in the address, else the first without an answer, else the first. */
export function startAt(all: readonly Standing[], selected: string | undefined): number {
  const named = all.findIndex((each) => questionKey(each.question) === selected);
  if (named >= 0) return named;
  const open = all.findIndex((each) => !given(each.question.answer));
  return Math.max(0, open);
}

/** What stands in the fields of a question while it is answered. */
export interface Draft {
  choices: string[];
  count: string;
  text: string;
  words: string;
}

/** The draft that shows an answer. */
export function draftOf(answer: workshop.Answer | null | undefined): Draft {
  return {
    choices: answer?.choices ?? [],
    count: answer?.count === undefined || answer.count === null ? "" : String(answer.count),
    text: answer?.text ?? "",
    words: answer?.words ?? "",
  };
}

/** Whether nothing at all was said: such an answer is cleared and not saved. */
export function blank(draft: Draft): boolean {
  return (
    draft.choices.length === 0 &&
    draft.count.trim() === "" &&
    draft.text.trim() === "" &&
    draft.words.trim() === ""
  );
}

/** What picking a choice makes of those that are picked: one question takes one, another any number. */
export function picked(kind: string, before: readonly string[], id: string): string[] {
  if (kind !== "choices") return [id];
  return before.includes(id) ? before.filter((each) => each !== id) : [...before, id];
}

/** The ids that 1 to 9 pick, in order. Yes and no come without choices of their own. */
export function choicesOf(question: Question): service.ChoiceView[] {
  return question.kind === "yesno"
    ? [
        { id: "yes", text: "", hint: "" },
        { id: "no", text: "", hint: "" },
      ]
    : (question.choices ?? []);
}

/** Whether a question is answered by picking. */
export function isPicked(kind: string): boolean {
  return kind === "yesno" || kind === "choice" || kind === "choices";
}
