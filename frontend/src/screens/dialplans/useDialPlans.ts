import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { call } from "../../api";
import { here, readBody } from "../../components/draftBody";
import { draftAt, drafts } from "../../components/drafts";
import { rebase } from "../../components/rebase";
import { useDraft, useDraftsUnder, writeDraft } from "../../components/useDraft";
import { keys } from "../../keys";
import { withMend } from "./mend";
import type { service } from "../../wailsjs/go/models";
import * as DialPlans from "../../wailsjs/go/service/DialPlans";

/** A rule as it is typed: all of its fields. */
export interface RuleText {
  name: string;
  description: string;
  pattern: string;
  translation: string;
  isInternalExtension?: boolean;
}

/** Where a dial plan stands, and its name there: `here/uk_persona1_mcr`. */
export interface Place {
  side: "here" | "tenant" | "template";
  name: string;
}

/** A place as the address writes it. */
export const spoken = (place: Place): string => `${place.side}/${place.name}`;

/** Reads a place from the address; undefined when it names none. */
export function placeOf(selected: string | undefined): Place | undefined {
  const [, side, name] = /^(here|tenant|template)\/(.+)$/s.exec(selected ?? "") ?? [];
  return side && name ? { side: side as Place["side"], name } : undefined;
}

/** All dial plans: made here, of the tenant, and templates. */
export function useOverview() {
  return useQuery({
    queryKey: keys.dialPlans(),
    queryFn: ({ signal }) => call(DialPlans.Overview, signal),
  });
}

/** One dial plan. */
export function useDialPlan(place: Place | undefined) {
  return useQuery({
    queryKey: keys.dialPlan(place?.side, place?.name),
    queryFn: ({ signal }) =>
      call(() => DialPlans.Look(place?.side ?? "", place?.name ?? ""), signal),
    enabled: place !== undefined,
  });
}

/** What becomes of a dialled text; the last answer stays until the next has come. */
export function useDialled(place: Place, text: string) {
  return useQuery({
    queryKey: keys.dialled(place.side, place.name, text),
    queryFn: ({ signal }) => call(() => DialPlans.Dial(place.side, place.name, text), signal),
    enabled: text !== "",
    placeholderData: keepPreviousData,
    gcTime: 30_000,
  });
}

/**
 * What there is to say of a rule while it is typed. Until the answer to the last letter is there the one before stands, without its mends:
 * a mend is of one text and would spoil another.
 */
export function useExam(plan: string, at: number, rule: RuleText | undefined) {
  const query = useQuery({
    queryKey: keys.dialExam(plan, at, rule),
    queryFn: ({ signal }) => examine(plan, at, rule as RuleText, signal),
    enabled: rule !== undefined,
    placeholderData: keepPreviousData,
    gcTime: 30_000,
  });
  if (!query.isPlaceholderData || query.data === undefined) return query.data;
  const withoutMend = (one: service.DialFindingView) =>
    ({ ...one, fix: undefined }) as unknown as service.DialFindingView;
  return { ...query.data, findings: query.data.findings.map(withoutMend) };
}

/** Looks at a rule as it is typed now and gives it with its first mend; undefined when there is none. */
export function useMend(plan: string, at: number) {
  const client = useQueryClient();
  return async (rule: RuleText): Promise<RuleText | undefined> => {
    const exam = await client.fetchQuery({
      queryKey: keys.dialExam(plan, at, rule),
      queryFn: ({ signal }) => examine(plan, at, rule, signal),
    });
    const one = exam.findings.find((each) => each.fix);
    return one && withMend(rule, one);
  };
}

function examine(plan: string, at: number, rule: RuleText, signal?: AbortSignal) {
  return call(() => DialPlans.Examine(plan, at, rule), signal);
}

const draftsOf = (plan: string) => `dialplan/${plan}/rule/`;

const ruleWords = (plan: string, name: string) => [plan, name].filter(Boolean).join(": ");

/** The name under which what is typed for a rule that is not there yet is kept. */
export const newRule = "";

/** What is typed for the rules of a plan and not kept, by the name of the rule as it is kept. */
export function useRuleDrafts(plan: string): ReadonlyMap<string, RuleText> {
  return useDraftsUnder<RuleText>(draftsOf(plan));
}

/** Keeps a rule as typed before it is known whether it can be kept. */
export function typeRule(plan: string, name: string, rule: RuleText): void {
  writeDraft(draftsOf(plan) + name, rule, { of: ruleWords(plan, name), at: here() });
}

/** What is typed for one rule and not kept. */
export function useRuleDraft(plan: string, name: string) {
  return useDraft<RuleText>(draftsOf(plan) + name, ruleWords(plan, name));
}

type Test = service.DialTestView["test"];

/** The test numbers of a plan as they are saved. */
export const testsOf = (plan: service.DialPlanView): Test[] => plan.tests.map((one) => one.test);

interface About {
  description: string;
  country: string;
}

/** What a plan is for and whose country it is of, which are saved together. */
export const aboutOf = ({ description, country }: service.DialPlanView): About => ({
  description,
  country,
});

/**
 * The edits of a dial plan, one after another; each of its test numbers and of what it is for is made in what is there by then.
 */
export function useEdits(plan: string) {
  const scope = { id: `dialplan ${plan}` };
  const move = useMutation({
    scope,
    mutationFn: (at: { from: number; to: number }) =>
      call(() => DialPlans.MoveRule(plan, at.from, at.to)),
  });
  const remove = useMutation({
    scope,
    mutationFn: (at: number) => call(() => DialPlans.RemoveRule(plan, at)),
  });
  /**
   * Keeps a rule when nothing stands in its way, and says whether it did; otherwise it stays typed. `was` is its name as it is kept.
   * The pane may be another one by the time it is done, so what was typed is dropped here.
   */
  const keep = useMutation({
    scope,
    mutationFn: async (edit: { at: number; was: string; rule: RuleText }): Promise<boolean> => {
      const place = draftsOf(plan) + edit.was;
      const exam = await examine(plan, edit.at, edit.rule);
      if (!exam.sound) return false;
      await call(() => DialPlans.SaveRule(plan, edit.at, edit.rule));
      const since = draftAt(place);
      if (since !== "") drafts.write(place, "");
      if (since !== "" && JSON.stringify(readBody(since)?.typed) !== JSON.stringify(edit.rule)) {
        drafts.write(draftsOf(plan) + edit.rule.name, since); // typed while it was kept
      }
      return true;
    },
  });
  const tests = useMutation({
    scope,
    mutationFn: async (edit: { seen: Test[]; wanted: Test[] }) => {
      const now = testsOf(await call(() => DialPlans.Look("here", plan)));
      await call(() => DialPlans.SaveTests(plan, rebase(edit.seen, edit.wanted, now)));
    },
  });
  const describe = useMutation({
    scope,
    mutationFn: async (edit: { seen: About; wanted: About }) => {
      const now = aboutOf(await call(() => DialPlans.Look("here", plan)));
      const next = rebase(edit.seen, edit.wanted, now);
      await call(() => DialPlans.Describe(plan, next.description, next.country));
    },
  });
  return { move, remove, keep, tests, describe };
}
