import { useRef, useState } from "react";

/** How a question stands: what was answered to the last one, or why it was not. */
interface Asked<In, Out> {
  pending: boolean;
  input?: In;
  answer?: Out;
  error?: Error;
}

/**
 * Asks the program something when a person presses a command, where nothing is changed by the question: unlike after a
 * command of useMutation, what is known stays. An answer that was overtaken by a later question is dropped.
 */
export function useAsk<In, Out>(
  ask: (input: In) => Promise<Out>,
  onAnswer: (answer: Out, input: In) => void,
) {
  const [asked, setAsked] = useState<Asked<In, Out>>({ pending: false });
  const latest = useRef(0);
  const put = (input: In) => {
    const order = ++latest.current;
    setAsked((last) => ({ ...last, pending: true }));
    ask(input).then(
      (answer) => {
        if (order !== latest.current) return;
        setAsked({ pending: false, input, answer });
        onAnswer(answer, input);
      },
      (thrown: unknown) => {
        if (order !== latest.current) return;
        const error = thrown instanceof Error ? thrown : new Error(String(thrown));
        setAsked({ pending: false, input, error });
      },
    );
  };
  const reset = () => {
    latest.current++;
    setAsked({ pending: false });
  };
  return { ...asked, ask: put, reset };
}
