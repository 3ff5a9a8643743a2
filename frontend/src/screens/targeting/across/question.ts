import type { directory, service } from "../../../wailsjs/go/models";
import { oneLine } from "../ruleText";

/** One thing that is imagined: users with one of some values get another value, or none. */
export type Edit = directory.Edit;

/** What is imagined: attributes that are different, and at most one rule. */
export type Question = Pick<service.ImaginedView, "edits" | "personaId" | "rule">;

const blank: Edit = { property: "", from: [], set: "", to: "", clear: false };

/** A question before anything is imagined. */
export const nothingYet: Question = { edits: [], personaId: "", rule: "" };

/** What people imagine most, each as an edit that lacks only its values. */
export const presets: Record<"rename" | "close" | "correct" | "off", Edit> = {
  rename: { ...blank, property: "department", set: "department" },
  close: {
    ...blank,
    property: "physicalDeliveryOfficeName",
    set: "physicalDeliveryOfficeName",
    clear: true,
  },
  correct: blank,
  off: { ...blank, property: "department", set: "accountEnabled", to: "false" },
};

/** The question what would change if one rule were as written. */
export function ofRule(personaId: string, rule: string): Question {
  return { ...nothingYet, personaId, rule };
}

/** The question what would change if all who have another spelling had the one to keep. */
export function ofSpelling(property: string, others: readonly string[], keep: string): Question {
  return {
    ...nothingYet,
    edits: [{ ...blank, property, from: [...others], set: property, to: keep }],
  };
}

/** An edit after it was said whom it is about; what they get follows while it was the same attribute. */
export function aboutProperty(edit: Edit, property: string): Edit {
  const follows = edit.set === "" || edit.set === edit.property;
  return { ...edit, property, from: [], ...(follows ? { set: property, to: "" } : {}) };
}

/** An edit after the attribute was chosen that becomes different; a truth is never without a value. */
export function settingProperty(edit: Edit, set: string, type: string): Edit {
  const truth = type === "boolean";
  return { ...edit, set, to: truth ? "false" : "", clear: truth ? false : edit.clear };
}

/** Whether an edit says everything it must. */
export function wholeEdit(edit: Edit): boolean {
  return (
    edit.property !== "" &&
    edit.from.length > 0 &&
    edit.set !== "" &&
    (edit.clear || edit.to !== "")
  );
}

/** The question as it can be asked now, without what is only half said; undefined when nothing is left of it. */
export function asked(question: Question): Question | undefined {
  const edits = question.edits
    .filter(wholeEdit)
    .map((edit) => (edit.clear ? { ...edit, to: "" } : edit));
  const rule = question.personaId === "" ? "" : oneLine(question.rule).trim();
  if (edits.length === 0 && rule === "") return undefined;
  return { edits, personaId: rule === "" ? "" : question.personaId, rule };
}
