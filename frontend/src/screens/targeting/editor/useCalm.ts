import { useEffect, useState } from "react";
import type { useTrial } from "../useTrial";

type Answer = ReturnType<typeof useTrial>["now"];

/** How long typing rests before new problems are listed, in milliseconds. */
const rest = 500;

/** Whether an answer has a problem that another has not. */
function brings(answer: Answer, shown: Answer): boolean {
  const known = new Set(shown?.trial.problems.map(({ code, message }) => `${code} ${message}`));
  return (
    answer?.trial.problems.some(({ code, message }) => !known.has(`${code} ${message}`)) ?? false
  );
}

/**
 * The answer to list problems from. A rule that is half typed has problems that the next key takes away again: what is
 * new waits for a rest, what is gone goes at once, and the rows below do not dance.
 */
export function useCalm(now: Answer): Answer {
  const [shown, setShown] = useState(now);
  const waits = now !== shown && shown !== undefined && brings(now, shown);
  if (now !== shown && !waits) setShown(now);
  useEffect(() => {
    if (!waits) return;
    const timer = setTimeout(() => setShown(now), rest);
    return () => clearTimeout(timer);
  }, [waits, now]);
  return waits ? shown : now;
}
