/**
 * The keys of all questions to the program. A key begins with the areas of the workbook that its answer rests on, so that an
 * edit asks again only what it touched. The same question has one key, wherever it is asked.
 */

/** The areas that the program names when they move. */
export const areas = [
  "customer",
  "workshop",
  "features",
  "personas",
  "rules",
  "policies",
  "dialPlans",
  "things",
  "numbers",
  "ranges",
  "reading",
  "plans",
  "runs",
  "audit",
  "settings",
  "file",
  "jobs",
  "answers",
] as const;

export type Area = (typeof areas)[number];

/** A key: its areas, the name of the question, and what was asked about. */
export type Key = readonly [on: readonly Area[], name: string, ...about: unknown[]];

const ofDesign = ["personas", "rules", "policies", "dialPlans", "things", "ranges"] as const;
const ofReach = ["personas", "rules", "reading"] as const;
const ofPlan = [...ofDesign, "numbers", "reading", "plans", "runs", "settings", "answers"] as const;

const question =
  (name: string, on: readonly Area[]) =>
  (...about: unknown[]): Key => [on, name, ...about];

/** One function for each question, with what it is about as its arguments. */
export const keys = {
  shell: question("shell", areas),
  start: question(
    "start",
    areas.filter((area) => area !== "jobs"),
  ),
  recent: question("recent", ["file"]),
  suggest: question("suggest", ["file"]),
  search: question("search", ["personas", "policies", "numbers", "reading"]),

  board: question("board", ["workshop", "features"]),
  interview: question("interview", ["workshop", "features"]),
  features: question("features", ["workshop", "features"]),
  feature: question("feature", ["workshop", "features", "personas"]),

  places: question("places", [...ofDesign, "customer", "reading"]),

  designCounts: question("designCounts", ofDesign),
  reconciled: question("reconciled", [...ofDesign, "workshop", "features", "reading"]),
  personas: question("personas", [...ofDesign, "workshop", "reading"]),
  persona: question("persona", [...ofDesign, "workshop", "features", "reading"]),
  personaLibrary: question("personaLibrary", ["customer"]),
  personaOffers: question("personaOffers", ["reading", "personas", "policies", "things"]),
  personaCompare: question("personaCompare", ["personas", "policies", "rules"]),
  personaPeople: question("personaPeople", ofReach),
  personaHistory: question("personaHistory", ["audit"]),
  nameFor: question("nameFor", ["personas", "policies"]),
  names: question("names", [...ofDesign, "reading"]),
  renames: question("renames", [...ofDesign, "reading", "audit"]),
  called: question("called", [...ofDesign, "reading"]),
  goesAlong: question("goesAlong", [...ofDesign, "reading"]),
  leftOver: question("leftOver", ["personas", "reading"]),

  policies: question("policies", [...ofDesign, "reading"]),
  policy: question("policy", [...ofDesign, "workshop", "features", "reading"]),
  policyCompare: question("policyCompare", ["policies", "reading"]),

  calls: question("calls", [...ofDesign, "workshop", "reading"]),
  callsOf: question("callsOf", [...ofDesign, "workshop", "reading"]),
  callPeople: question("callPeople", ["reading"]),
  callOptions: question("callOptions", [...ofDesign, "workshop", "reading"]),

  licences: question("licences", [...ofDesign, "reading"]),
  routing: question("routing", [...ofDesign, "reading"]),
  leaving: question("leaving", [...ofDesign, "reading"]),

  rules: question("rules", ofReach),
  trial: question("trial", ofReach),
  properties: question("properties", ["file"]),
  why: question("why", ["reading"]),
  values: question("values", ["reading"]),
  combine: question("combine", ofReach),
  overlaps: question("overlaps", ofReach),
  quality: question("quality", ofReach),
  checks: question("checks", ofReach),
  whatIf: question("whatIf", ofReach),
  whatIfPeople: question("whatIfPeople", ofReach),
  crossing: question("crossing", ofReach),
  valuePeople: question("valuePeople", ["reading"]),
  targetingFind: question("targetingFind", ["reading"]),
  targetingPeople: question("targetingPeople", ofReach),
  nobody: question("nobody", ofReach),

  numbers: question("numbers", ["numbers", "ranges", "reading", "plans"]),
  number: question("number", ["numbers", "ranges", ...ofReach, "audit"]),
  numberWindow: question("numberWindow", ["numbers", "ranges", ...ofReach]),

  documents: question("documents", ["personas", "plans", "audit"]),
  spreadsheetBack: question("spreadsheetBack", [
    ...ofDesign,
    "numbers",
    "ranges",
    "customer",
    "workshop",
    "reading",
  ]),
  preview: question("preview", [...ofPlan, "customer", "workshop", "features"]),

  plan: question("plan", ofPlan),
  planLine: question("planLine", ["plans", "reading"]),
  planPeople: question("planPeople", ["plans", "reading"]),
  runs: question("runs", ["runs", "plans", "jobs"]),
  run: question("run", ["runs", "plans", "jobs"]),
  runChange: question("runChange", ["runs", "plans"]),
  runChanges: question("runChanges", ["runs", "plans"]),

  dialPlans: question("dialPlans", [...ofDesign, "customer", "reading"]),
  dialPlan: question("dialPlan", [...ofDesign, "customer", "workshop", "reading"]),
  dialled: question("dialled", [...ofDesign, "customer", "reading"]),
  dialExam: question("dialExam", ["dialPlans"]),
  dialImport: question("dialImport", ["dialPlans", "policies"]),
  dialCompare: question("dialCompare", ["dialPlans", "reading"]),

  drafts: question("drafts", ["file"]),
  typed: question("typed", ["file"]),
  countries: question("countries", ["file"]),

  explain: question("explain", [...ofDesign, "workshop", "features", "reading", "audit"]),
  record: question("record", ["audit"]),
  recordHead: question("recordHead", ["audit"]),
  copies: question("copies", ["audit", "runs", "settings"]),
  copyDifference: question("copyDifference", ["audit"]),
} as const;

/** Whether the answer to a key may be another one now that these areas moved. */
export function moves(key: readonly unknown[], moved: readonly string[]): boolean {
  const on: unknown = key[0];
  return !Array.isArray(on) || on.some((area) => moved.includes(area as string));
}
