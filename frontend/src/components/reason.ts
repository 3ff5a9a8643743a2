/** Why something typed cannot be kept: the detail of the problem, with its summary where the detail only repeats what was typed. */
export function reasonOf(wrong: { summary: string; detail: string }, typed: string): string {
  if (wrong.detail === "") return wrong.summary;
  return wrong.detail === typed.trim() ? `${wrong.summary}: ${wrong.detail}` : wrong.detail;
}
