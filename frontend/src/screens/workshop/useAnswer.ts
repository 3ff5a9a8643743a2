import { useMutation } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { call } from "../../api";
import type { service, workshop } from "../../wailsjs/go/models";
import * as Workshop from "../../wailsjs/go/service/Workshop";
import { blank, countOf, draftOf, type Draft } from "./interviewModel";

/** How long typing pauses before it is saved, in milliseconds. A pick is saved at once. */
const pause = 600;

/** What stands in the fields of a question, kept as it is typed. */
export interface AnswerState {
  draft: Draft;
  /** Changes fields; `now` saves without waiting for a pause. */
  change: (part: Partial<Draft>, now?: boolean) => void;
  /** Saves what is not saved yet. */
  flush: () => void;
  /** RFC 3339 of the last save here, "" before the first. */
  savedAt: string;
  failed: boolean;
  /** A count that is no whole number stays in its field and is not saved. */
  wrong: boolean;
}

/**
 * The answer to one question, saved a moment after it is typed and when the question is left. A save that fails keeps
 * the text; a change from elsewhere, such as an undo, shows as soon as nothing here waits to be saved.
 */
export function useAnswer(
  department: string,
  question: service.InterviewQuestionView,
): AnswerState {
  const [typed, setTyped] = useState<Draft>();
  const [savedAt, setSavedAt] = useState("");
  const waiting = useRef<Draft>(undefined);
  const timer = useRef<number>(undefined);
  const save = useMutation({
    mutationKey: ["answer"],
    scope: { id: "answer" },
    mutationFn: (draft: Draft) => store(department, question, draft),
    onSuccess: (_, draft) => {
      setSavedAt(new Date().toISOString());
      setTyped((now) => (now === draft ? undefined : now));
    },
  });
  const draft = typed ?? draftOf(question.answer);
  const wrong =
    question.kind === "count" && draft.count.trim() !== "" && countOf(draft.count) === undefined;

  const { mutate } = save;
  const flush = () => {
    window.clearTimeout(timer.current);
    const ready = waiting.current;
    waiting.current = undefined;
    if (ready) mutate(ready);
  };
  const change = (part: Partial<Draft>, now = false) => {
    const next = { ...draft, ...part };
    setTyped(next);
    const stays =
      question.kind === "count" && next.count.trim() !== "" && countOf(next.count) === undefined;
    window.clearTimeout(timer.current);
    waiting.current = stays ? undefined : next;
    if (now) flush();
    else timer.current = window.setTimeout(flush, pause);
  };
  const last = useRef(flush);
  useEffect(() => {
    last.current = flush;
  });
  // Leaving the question, by any way, must not lose what was typed last.
  useEffect(() => () => last.current(), []);

  return { draft, change, flush, savedAt, failed: save.isError, wrong };
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
  const answer = {
    departmentId: department,
    questionId: question.id,
    queue: question.queue,
    choices: draft.choices,
    count: question.kind === "count" ? countOf(draft.count) : undefined,
    text: draft.text.trim(),
    words: draft.words.trim(),
    at: new Date().toISOString(),
  } as workshop.Answer;
  await call(() => Workshop.SaveAnswer(answer));
}
