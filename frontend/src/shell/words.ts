import { count } from "../format";
import type { ShellFacts, ShellState, StepFigures, StepId, StepState } from "./model";

type Translate = (key: string, values?: Record<string, unknown>) => string;

const known: readonly string[] = ["empty", "progress", "problem", "stop", "done"];

/** The few words at the right of a step. While its figures are being computed, those from before are shown and marked. */
export function stepWords(step: StepFigures, t: Translate): string {
  const words = figureWords(step, t);
  if (!step.computing) return words;
  return words === "" ? t("shell:standing.counting") : t("shell:standing.earlier", { words });
}

/** The words made of the figures of a step: what is to be looked at before how far it is. */
function figureWords(step: StepFigures, t: Translate): string {
  const figure = (name: string) => step.figures[name] ?? 0;
  const say = (key: string, value: number) =>
    t(`shell:standing.${key}`, { count: value, n: count(value) });
  if (step.state === "empty") return "";
  switch (step.id) {
    case "features":
      if (figure("open") > 0) return say("open", figure("open"));
      break;
    case "personas":
      if (figure("problems") > 0) return say("problems", figure("problems"));
      break;
    case "targeting":
      if (figure("problems") > 0) return say("problems", figure("problems"));
      if (figure("unread") > 0) return t("shell:standing.unread");
      break;
    case "numbers":
      if (figure("differ") > 0) return say("differ", figure("differ"));
      if (figure("unread") > 0) return t("shell:standing.unread");
      break;
    case "documents":
      if (figure("behind") > 0) return say("behind", figure("behind"));
      break;
    case "plan":
      if (figure("plan") === 0) break;
      if (figure("stale") > 0) return t("shell:standing.stale");
      if (figure("ran") > 0) return t("shell:standing.ran");
      if (figure("asDesigned") > 0) return t("shell:standing.asDesigned");
      return t(figure("approved") > 0 ? "shell:standing.approved" : "shell:standing.toApprove");
    case "runs":
      if (figure("failed") + figure("unknown") > 0) {
        return say("look", figure("failed") + figure("unknown"));
      }
      if (step.state === "done") return t("shell:standing.seen");
      break;
  }
  if (step.total === 0) return "";
  return t("shell:standing.of", { done: count(step.done), total: count(step.total) });
}

/** What the shell shows, from what the program tells. */
export function shellState(facts: ShellFacts, t: Translate): ShellState {
  return {
    customer: facts.customer,
    file: facts.file,
    savedAt: facts.savedAt || null,
    tenant: facts.tenant.kind === "none" ? { ...facts.tenant, name: "" } : facts.tenant,
    reading: { at: facts.readAt || null },
    person: facts.person,
    steps: facts.steps.map((step) => ({
      id: step.id,
      state: known.includes(step.state) ? (step.state as StepState) : "progress",
      words: stepWords(step, t),
    })),
    canUndo: facts.undoLabel !== "",
    canRedo: facts.redoLabel !== "",
    undoLabel: facts.undoLabel,
    version: facts.version,
    jobs: facts.jobs,
  };
}

/** A screen that something is shown on: a step, or a list or place beside the steps. */
export type ScreenId =
  StepId | "explain" | "policies" | "dialplans" | "queues" | "places" | "routing" | "licences";

/** What names a thing: what it is, and which. A hit of a search and the place of a problem both do. */
interface Named {
  kind: string;
  id: string;
}

/** The screen that shows what a search found, or what a problem is about. */
export function stepOfHit(hit: Named): ScreenId {
  switch (hit.kind) {
    case "person":
    case "user":
      return "explain";
    case "number":
      return "numbers";
    case "queue":
    case "attendant":
    case "schedule":
    case "account":
      return "queues";
    case "site":
    case "location":
    case "address":
      return "places";
    case "usage":
    case "route":
    case "gateway":
      return "routing";
    case "licence":
      return "licences";
    case "policy":
      return hit.id.startsWith("TenantDialPlan/") ? "dialplans" : "policies";
    default:
      return "personas";
  }
}

/** What that screen selects: what is called with a queue, and dial plans, are named there with what they are. */
export function addressOfHit(hit: Named): string {
  const screen = stepOfHit(hit);
  if (screen === "queues") return `${hit.kind}/${hit.id}`;
  if (screen === "dialplans") return `here/${hit.id.slice(hit.id.indexOf("/") + 1)}`;
  return hit.id;
}
