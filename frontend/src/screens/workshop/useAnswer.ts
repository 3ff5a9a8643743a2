import { useMutation } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { call } from "../../api";
import { useReason } from "../../components/KeptField";
import { rebase } from "../../components/rebase";
import { useDraft } from "../../components/useDraft";
import type { service, workshop } from "../../wailsjs/go/models";
import * as Drafts from "../../wailsjs/go/service/Drafts";
import * as Workshop from "../../wailsjs/go/service/Workshop";
import { blank, draftOf, questionKey, questionsInOrder, type Draft } from "./interviewModel";

/** What is typed of an answer; picks are saved at once and are no draft. */
type Typed = Partial<Pick<Draft, "count" | "text" | "words">>;

/** What stands in the fields of a question: what was answered, and over it what is typed and not kept yet. */
export interface AnswerState {
  shown: Draft;
  /** Something is typed and not on its way to be kept. */
  unkept: boolean;
  /** Why the count cannot be kept, "" where it can. It is said once the field was left. */
  reason: string;
  type: (part: Typed) => void;
  /** Saves what was picked, at once. */
  pick: (choices: string[]) => void;
  /** Whether what is typed can be kept; the first time that it cannot, that is said and the question stays. */
  mayLeave: () => Promise<boolean>;
  /** Keeps what is typed, where the program can read it. */
  flush: () => void;
  drop: () => void;
  /** RFC 3339 of the last save here, "" before the first. */
  savedAt: string;
  failed: boolean;
}

/**
 * The answer to one question. What is typed is a draft until the field or the question is left, and one edit then; a save that
 * fails keeps the text. A change from elsewhere, such as an undo, shows as soon as nothing is typed here.
 */
export function useAnswer(
  department: { id: string; name: string },
  question: service.InterviewQuestionView,
): AnswerState {
  const [typed, setTyped] = useDraft<Typed>(
    `answer/${department.id}/${questionKey(question)}`,
    [department.name, question.queue, question.short].filter((each) => each !== "").join(", "),
  );
  const [picked, setPicked] = useState<string[]>();
  const [left, setLeft] = useState(false);
  const [savedAt, setSavedAt] = useState("");
  const kept = draftOf(question.answer);
  const shown: Draft = { ...kept, ...(picked && { choices: picked }), ...typed };
  const latest = useRef(typed);
  useEffect(() => {
    latest.current = typed;
  });
  const save = useMutation({
    mutationKey: ["answer"],
    scope: { id: "answer" },
    mutationFn: async (edit: { seen: Draft; wanted: Draft }) => {
      const now = await answered(department.id, question);
      await store(department.id, question, rebase(edit.seen, edit.wanted, now));
    },
    onSuccess: () => setSavedAt(new Date().toISOString()),
  });
  const count = typed?.count;
  const reason = useReason("count", left && count?.trim() ? count : undefined);
  const { mutate } = save;
  const flush = () => {
    if (!typed) return;
    setLeft(true);
    void readable(typed).then((fine) => {
      if (!fine) return;
      mutate(
        { seen: kept, wanted: { ...kept, ...typed } },
        {
          onSuccess: () => {
            if (latest.current === typed) setTyped(undefined);
          },
        },
      );
    });
  };
  const pick = (choices: string[]) => {
    setPicked(choices);
    mutate(
      { seen: { ...kept, choices: shown.choices }, wanted: { ...kept, choices } },
      { onSettled: () => setPicked((now) => (now === choices ? undefined : now)) },
    );
  };
  const mayLeave = async () => {
    if (!typed || (left && reason !== "")) return true;
    const fine = await readable(typed);
    setLeft(true);
    return fine;
  };
  const last = useRef(flush);
  useEffect(() => {
    last.current = flush;
  });
  // Leaving the question, by any way, keeps what can be kept.
  useEffect(() => () => last.current(), []);

  return {
    shown,
    unkept: typed !== undefined && !save.isPending,
    reason,
    type: (part) => setTyped({ ...typed, ...part }),
    pick,
    mayLeave,
    flush,
    drop: () => setTyped(undefined),
    savedAt,
    failed: save.isError,
  };
}

/** Whether the program can read what is typed. */
async function readable(typed: Typed): Promise<boolean> {
  if (typed.count === undefined) return true;
  const { count } = typed;
  return (await call(() => Drafts.Read("count", count))).wrong === undefined;
}

/** What is kept of an answer by now: a pick and the text before it are saved one after another, each without knowing of the other. */
async function answered(
  department: string,
  question: service.InterviewQuestionView,
): Promise<Draft> {
  const { sections } = await call(() => Workshop.Interview(department));
  const key = questionKey(question);
  return draftOf(
    questionsInOrder(sections).find((each) => questionKey(each.question) === key)?.question.answer,
  );
}

async function store(
  department: string,
  question: service.InterviewQuestionView,
  draft: Draft,
): Promise<void> {
  if (blank(draft)) {
    await call(() => Workshop.ClearAnswer(department, question.id, question.queue));
    return;
  }
  const count = draft.count.trim();
  const answer = {
    departmentId: department,
    questionId: question.id,
    queue: question.queue,
    choices: draft.choices,
    count: question.kind === "count" && count !== "" ? Number(count) : undefined,
    text: draft.text.trim(),
    words: draft.words.trim(),
    at: new Date().toISOString(),
  } as workshop.Answer;
  await call(() => Workshop.SaveAnswer(answer));
}
