import { QueryClientProvider } from "@tanstack/react-query";
import { act, renderHook } from "@testing-library/react";
import type { ReactNode } from "react";
import { beforeEach, expect, it } from "vitest";
import { queryClient } from "../../queries";
import type { service } from "../../wailsjs/go/models";
import { useAnswer } from "./useAnswer";

const question = {
  id: "greeting",
  queue: "",
  short: "Greeting",
  kind: "choices",
  answer: null,
} as unknown as service.InterviewQuestionView;

let kept: { choices: string[]; words: string } | null;

beforeEach(() => {
  kept = null;
  const interview = () =>
    Promise.resolve({ sections: [{ questions: [{ ...question, answer: kept }] }] });
  const save = (answer: { choices: string[]; words: string }) => {
    kept = answer;
    return Promise.resolve();
  };
  Object.assign(window, {
    go: {
      service: {
        Workshop: { Interview: interview, SaveAnswer: save },
        Drafts: { All: () => Promise.resolve({}), Keep: () => Promise.resolve() },
      },
    },
  });
  queryClient.clear();
});

it("keeps the words that were typed and the choice that was picked right after them", async () => {
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>
  );
  const { result } = renderHook(() => useAnswer({ id: "sales", name: "Sales" }, question), {
    wrapper,
  });
  act(() => result.current.type({ words: "As they say it" }));
  act(() => {
    result.current.flush(); // the field is left by the click on the choice
    result.current.pick(["voicemail"]);
  });
  await expect.poll(() => kept).toMatchObject({ words: "As they say it", choices: ["voicemail"] });
  expect(kept?.choices).toEqual(["voicemail"]);
});
