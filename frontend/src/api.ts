/**
 * The way from the page to the program. The window and the browser mode put the same two objects on `window`:
 * `go`, with the bound services, and `runtime`, with the events. Errors arrive as text that holds a problem in JSON.
 */

/** How much a problem holds up: error stops its step, warning should be heeded, info is worth knowing. */
export type Severity = "error" | "warning" | "info";

/** The place of a problem: the step's id, what the id names, the id, and the field to blame. */
export interface Where {
  step: string;
  kind: string;
  id: string;
  field: string;
}

/** A way out of a problem. `id` goes back to the program; the safest stands first. */
export interface Fix {
  id: string;
  words: string;
}

/** What a person is shown when something is wrong; the same as backend/problem.Shown. */
export interface Problem {
  code: string;
  severity: Severity;
  summary: string;
  detail: string;
  hint: string;
  where: Where;
  fixes?: Fix[];
}

/** A problem on its way through code that expects an Error. */
export class ProblemError extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.summary);
    this.name = "ProblemError";
    this.problem = problem;
  }
}

const nowhere: Where = { step: "", kind: "", id: "", field: "" };

/** Makes a problem of whatever was thrown: problem JSON, plain text or an Error. Nothing is swallowed. */
export function toProblem(thrown: unknown): Problem {
  if (thrown instanceof ProblemError) return thrown.problem;
  const text = thrown instanceof Error ? thrown.message : String(thrown);
  const parsed = parseProblem(text);
  if (parsed) return parsed;
  return { code: "PAGE", severity: "error", summary: text, detail: "", hint: "", where: nowhere };
}

function parseProblem(text: string): Problem | undefined {
  if (!text.startsWith("{")) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined; // Not JSON after all: the caller shows the text as it came.
  }
  const partial = value as Partial<Problem>;
  if (typeof partial.code !== "string" || typeof partial.summary !== "string") return undefined;
  return {
    code: partial.code,
    severity: partial.severity ?? "error",
    summary: partial.summary,
    detail: partial.detail ?? "",
    hint: partial.hint ?? "",
    where: { ...nowhere, ...partial.where },
    ...(partial.fixes ? { fixes: partial.fixes } : {}),
  };
}

/**
 * Awaits a generated binding and turns what it rejects with into a ProblemError: `call(() => Plan.Summary())`. With a signal,
 * the browser mode stops the program's work when nobody waits for its answer any more.
 */
export async function call<T>(binding: () => Promise<T>, signal?: AbortSignal): Promise<T> {
  try {
    const page = window as unknown as { personadeskSignal?: AbortSignal };
    let answer: Promise<T>;
    try {
      if (signal) page.personadeskSignal = signal; // taken up while the binding is called
      answer = binding();
    } finally {
      delete page.personadeskSignal;
    }
    return await answer;
  } catch (thrown) {
    throw new ProblemError(toProblem(thrown));
  }
}

type Bound = (...args: unknown[]) => Promise<unknown>;

/** Calls a bound method by name, for services whose bindings are not generated: package, struct, method. */
export function invoke<T>(service: string, method: string, ...args: unknown[]): Promise<T> {
  return call(() => {
    const go = (window as unknown as { go?: Record<string, Record<string, Record<string, Bound>>> })
      .go;
    const bound = go?.service?.[service]?.[method];
    if (!bound) {
      return Promise.reject(new Error(`${service}.${method}`));
    }
    return bound(...args) as Promise<T>;
  });
}

interface Runtime {
  EventsOnMultiple: (
    name: string,
    callback: (...data: unknown[]) => void,
    max: number,
  ) => () => void;
}

/** Listens to an event of the program until the returned function is called. Without a program it never fires. */
export function on<T>(event: string, listener: (data: T) => void): () => void {
  const runtime = (window as unknown as { runtime?: Runtime }).runtime;
  if (!runtime) return () => {};
  return runtime.EventsOnMultiple(event, (...data) => listener(data[0] as T), -1);
}
