import { expect, type Page } from "@playwright/test";
import { choose, press, type } from "./keyboard";
import { expectAccessibleInAllLooks, goOn, open } from "./page";
import { onProgram, test } from "./start";

// From an empty workbook to a tenant as designed, by keyboard: every thing that the personas need is made on its screen.
test.describe.configure({ mode: "serial", timeout: 240_000 });
onProgram("empty");

const heading = (page: Page) => page.getByRole("heading", { level: 1 });
const pane = (page: Page) => page.getByRole("complementary");

test("the tenant is read first, and two sites with a floor are made", async ({ page }) => {
  await open(page, "places");
  await press(page, "Read the tenant");
  await expect(page.getByRole("button", { name: /^Take over \d/ })).toBeVisible({
    timeout: 60_000,
  });
  const sites = [
    ["Manchester", "1", "Deansgate", "M3 1AZ", "53.4795", "-2.2451"],
    ["London", "7", "Fleet Street", "EC4Y 1AA", "51.5142", "-0.1078"],
  ] as const;
  for (const [city, house, street, code, latitude, longitude] of sites) {
    await press(page, "New site");
    await type(page, "Name", city);
    await type(page, "Company", "Larkfield");
    await type(page, "House number", house);
    await type(page, "Street", street);
    await type(page, "City", city);
    await type(page, "Postal code", code);
    await choose(page, "Country", "United Kingdom");
    await type(page, "Latitude", latitude);
    await choose(page, "Offices", city);
    await type(page, "Longitude", longitude, "Enter");
    await expect(
      page.getByRole("row", { name: new RegExp(`^${city} ${house} ${street}`) }),
    ).toBeVisible();
  }
  await press(page, "New location");
  await type(page, "Name", "Manchester 2");
  await choose(page, "Site", "Manchester");
  await type(page, "Place within the address", "2nd floor", "Enter");
  await expect(page.getByRole("row", { name: /^Manchester 2/ })).toBeVisible();
  await press(page, "Emergency calling");
  await type(page, "Name", "UK_Emergency_Calling");
  await type(page, "Words shown to users", "Say the floor.");
  await press(page, "Keep");
  await expect(page.getByRole("row", { name: /^UK_Emergency_Calling/ })).toBeVisible();
  await expect(heading(page)).toContainText("2 sites");
});

test("voice routing is made: a usage, a route, and a policy that allows it", async ({ page }) => {
  await open(page, "routing");
  await press(page, "PSTN usage");
  await type(page, "Name", "Whole world", "Enter");
  await expect(page.getByRole("row", { name: /Whole world.*made here/ })).toBeVisible();
  await press(page, "Voice route");
  await type(page, "Name", "Whole world");
  await choose(page, "Allowed by", "Whole");
  await choose(page, "Leaves through", "sbc1");
  await type(page, "Takes numbers like", "^\\+\\d{7,15}$", "Enter");
  await expect(page.getByRole("row", { name: /Whole world.*sbc1/ })).toBeVisible();
});

/** Makes a policy and gives it one setting. */
async function makePolicy(
  page: Page,
  kind: string,
  name: string,
  set: (label: string) => Promise<void>,
  label: string,
) {
  await press(page, "Policy");
  await choose(page, "Type", kind);
  await type(page, "Name", name, "Enter");
  await expect(page.getByRole("heading", { level: 2, name })).toBeVisible();
  await type(page, "Find a setting", label);
  await press(page, `Change ${label}`);
  await set(label);
  await expect(pane(page).getByText(/^1 differs/)).toBeVisible();
}

test("policies are made with what differs from Global, and with nothing else", async ({ page }) => {
  await open(page, "policies");
  await makePolicy(
    page,
    "Calling policy",
    "UK_Calling",
    (label) => choose(page, label, "Enabled"),
    "Busy on busy",
  );
  await makePolicy(
    page,
    "Caller ID policy",
    "UK_CallerID",
    (label) => choose(page, label, "On"),
    "Hide who calls from outside",
  );
  await makePolicy(
    page,
    "Voice routing policy",
    "UK_Routing",
    async (label) => {
      const lines = page.getByRole("textbox", { name: new RegExp(`^${label}`) });
      await lines.focus();
      await lines.pressSequentially("Whole world");
      await lines.press("Tab");
    },
    "PSTN usages, in order",
  );
  await makePolicy(
    page,
    "Voice applications policy",
    "UK_Queue_Editors",
    (label) => choose(page, label, "On"),
    "Queue: who its agents are",
  );
  // Who shares a number has a routing policy without usages: empty is its meaning.
  await press(page, "Policy");
  await choose(page, "Type", "Voice routing policy");
  await type(page, "Name", "UK_Shared_Routing", "Enter");
  await expect(page.getByRole("heading", { level: 2, name: "UK_Shared_Routing" })).toBeVisible();
  await press(page, page.getByRole("checkbox", { name: "Empty on purpose" }), "Space");
  await expect(page.getByRole("checkbox", { name: "Empty on purpose" })).toBeChecked();
});

test("two dial plans are made, with numbers that test them", async ({ page }) => {
  await open(page, "dialplans");
  for (const [name, area] of [
    ["uk_persona1_mcr", "161"],
    ["uk_persona2_bim", "121"],
  ] as const) {
    await press(page, /^(Dial plan|An empty dial plan)$/);
    await type(page, "Name", name, "Enter");
    await expect(page.getByRole("option", { name: new RegExp(name) })).toBeVisible();
    for (const [rule, pattern, becomes] of [
      ["Local", "^(\\d{7})$", `+44${area}$1`],
      ["Domestic", "^0(\\d{9,10})$", "+44$1"],
    ] as const) {
      await press(page, "Rule");
      await type(page, "Name", rule, "Tab");
      await type(page, "Pattern", pattern, "Tab");
      await type(page, "Becomes", becomes, "Enter");
      const row = page.getByRole("row", { name: new RegExp(rule) });
      await expect(row.filter({ hasText: "not kept yet" })).toHaveCount(0);
      await expect(row).toHaveCount(1);
    }
    await type(page, "New test number", "4960123");
    await type(page, "Should become", `+44${area}4960123`, "Enter");
    await expect(heading(page)).toContainText("1 of 1 test number");
  }
});

/** Makes a persona of the library, or from nothing in a layer, and opens it. */
async function makePersona(page: Page, from: { start: string } | { layer: string }, name: string) {
  await press(page, "Persona");
  if ("start" in from) {
    await choose(page, "Begin with", from.start);
    await choose(page, "Country", "United Kingdom");
  } else {
    await choose(page, "Layer", from.layer);
  }
  await type(page, "Name", name, "Enter");
  await expect(pane(page).getByRole("tab", { name: "Settings" })).toBeVisible();
  await expect(pane(page).getByRole("textbox", { name: "Name", exact: true })).toHaveValue(name);
}

/** Gives the open persona a policy that was made. */
async function give(page: Page, kind: string, policy: string) {
  await press(page, `Change ${kind}`);
  await choose(page, kind, policy);
  const row = page.getByRole("group", { name: kind, exact: true }).last();
  await expect(row.getByRole("combobox", { name: kind })).toHaveAttribute("title", policy);
}

test("a queue is made, with its account and who answers", async ({ page }) => {
  await open(page, "queues");
  await press(page, /^(Queue|Make a queue)$/);
  await type(page, "Name", "Sales line", "Enter");
  await expect(page.getByText("Nobody answers a queue")).toBeVisible();
  await choose(page, "Authorised users", "Jonathan Rao");
});

test("an attendant answers before the queue: account, number, hours, a holiday, a menu", async ({
  page,
}) => {
  await open(page, "queues");
  const make = async (what: string, name: string) => {
    if (what === "New attendant") {
      await press(page, "Attendant");
    } else {
      const more = page.getByRole("button", { name: "More to make" });
      await more.focus();
      await more.press("Enter");
      const item = page.getByRole("menuitem", { name: what });
      await item.focus();
      await item.press("Enter");
    }
    await type(page, "Name", name, "Enter");
    await expect(pane(page).getByRole("button", { name: "Make it" })).toHaveCount(0);
    await expect(page.getByRole("heading", { level: 2, name: new RegExp(name) })).toBeVisible();
  };
  const lines = async (name: string, words: string, at = 0) => {
    const field = pane(page).getByRole("textbox", { name, exact: true }).nth(at);
    await field.focus();
    await field.press("Control+a");
    await field.pressSequentially(words);
    await field.press("Tab");
  };
  await make("New opening hours", "Office");
  await type(page, "Friday", "9-16:30", "Enter");
  await make("New holidays", "Bank holidays");
  await lines("Dates, one a line", "2027-12-25 to 2027-12-26 Christmas");
  // A menu leads to a queue by the resource account of the queue.
  await make("New resource account", "cq-sales@larkfield.example");
  await choose(page, "Country", "United Kingdom");
  await open(page, "queues?select=queue/Sales%20line");
  await choose(page, "Resource account", "cq-sales@larkfield.example");
  await make("New resource account", "aa-front@larkfield.example");
  await choose(page, "Country", "United Kingdom");
  await choose(page, "It is for a", "Attendant");
  await lines("Number", "+441614960001");
  await choose(page, "Emergency location", "Manchester 2");
  await choose(page, "Type of number", "Direct Routing");
  const licence = pane(page).getByRole("switch", { name: /^Licence/ });
  await licence.focus();
  await licence.press("Space");
  await make("New attendant", "Front door");
  await choose(page, "Resource account", "aa-front@larkfield.example");
  await choose(page, "Language", "English (United Kingdom)");
  await lines("Greeting", "Welcome to Larkfield.");
  await press(page, "Add a key");
  await choose(page, "Key 1", "Queue");
  await choose(page, "Key 1: which", "Sales line");
  await lines("The menu says", "For sales press 1.");
  await choose(page, "Opening hours", "Office");
  await choose(page, "Holidays", "Bank holidays");
  await lines("Greeting", "We are closed.", 1);
  await lines("Greeting", "Happy holidays.", 2);
  await choose(page, "Authorised users", "Jonathan Rao");
  await expect(page.getByRole("group", { name: "The way of a call" })).toContainText("key 1");
});

test("the number of the attendant is shared, and ranges hold the numbers of the others", async ({
  page,
}) => {
  await open(page, "places");
  await press(page, "Emergency routing");
  await type(page, "Name", "UK_Emergency_Routing");
  await press(page, "Another emergency number");
  await type(page, "Number 1", "999");
  await choose(page, "PSTN usage of number 1", "Whole world");
  await press(page, "Keep");
  await expect(page.getByRole("row", { name: /^UK_Emergency_Routing/ })).toBeVisible();
  await press(page, "Shared calling");
  await type(page, "Name", "UK_Shared");
  await choose(page, "Resource account", "aa-front@larkfield.example");
  await type(page, page.getByLabel("Callback numbers", { exact: true }), "+441614960060");
  await press(page, "Keep");
  await expect(page.getByRole("row", { name: /^UK_Shared/ })).toBeVisible();
  await goOn(page, "numbers");
  for (const [name, first, last] of [
    ["Manchester", "+441614960002", "+441614960059"],
    ["London", "+442079460000", "+442079460059"],
  ] as const) {
    await press(page, /^(Range|Add a range)$/);
    await type(page, page.getByLabel(/^Name/), name);
    await type(page, page.getByLabel(/^First number/), first);
    await type(page, page.getByLabel(/^Last number/), last);
    await choose(page, "Country", "United Kingdom");
    await press(page, "Save the range");
    await expect(page.getByLabel(/^First number/)).toHaveCount(0); // the pane goes when the range is kept
    await expect(page.getByRole("region", { name, exact: true })).toContainText(/\d+ free/);
  }
});

test("five personas in three layers are made, from the library and from nothing", async ({
  page,
}) => {
  await open(page, "personas");
  await makePersona(page, { start: "Information worker" }, "Prov_Teams_Phone_Baseline");
  await makePersona(page, { layer: "Calling" }, "Prov_Teams_Phone_UK");
  await choose(page, "Country", "United Kingdom");
  await give(page, "Calling", "UK_Calling");
  await give(page, "Caller ID", "UK_CallerID");
  await give(page, "Voice routing", "UK_Routing");
  await give(page, "Emergency calling", "UK_Emergency_Calling");
  await makePersona(page, { start: "Sales agent" }, "Prov_Teams_Phone_Manchester_Sales");
  await give(page, "Dial plan", "uk_persona1_mcr");
  await choose(page, "Queues", "Sales line");
  // The starting point has numbers of Microsoft, which this tenant has not bought: its people call through the route that was made.
  await choose(page, "Licences", "Domestic and International Cal");
  await choose(page, "Number type", "Direct Routing");
  await choose(page, "Ranges", "Manchester");
  await give(page, "Voice applications", "UK_Queue_Editors");
  await makePersona(page, { start: "Sales manager" }, "Prov_Teams_Phone_London_Managers");
  await give(page, "Dial plan", "uk_persona2_bim");
  await choose(page, "Number", "Next free of the ranges");
  await choose(page, "Ranges", "London");
  await makePersona(page, { start: "HR officer" }, "Prov_Teams_Phone_London_HR");
  await choose(page, "Number", "Without a number, voice enabled");
  await give(page, "Voice routing", "UK_Shared_Routing");
  await give(page, "Shared calling", "UK_Shared");
  await give(page, "Emergency call routing", "UK_Emergency_Routing");
  await expect(page.getByRole("option", { name: /^Prov_Teams_Phone/ })).toHaveCount(5);
});

test("each persona says for whom it is", async ({ page }) => {
  await open(page, "targeting");
  const rules = [
    ["Prov_Teams_Phone_Baseline", "user.userPrincipalName -ne null"],
    ["Prov_Teams_Phone_UK", 'user.country -eq "United Kingdom"'],
    ["Manchester_Sales", '(user.city -eq "Manchester") -and (user.department -eq "Sales")'],
    ["London_Managers", '(user.city -eq "London") -and (user.jobTitle -contains "Manager")'],
    ["London_HR", '(user.city -eq "London") -and (user.department -eq "HR")'],
  ] as const;
  for (const [name, rule] of rules) {
    const persona = page.getByRole("option", { name: new RegExp(name) }).first();
    await persona.focus();
    await persona.press("Enter");
    const editor = page.getByRole("textbox", { name: /^Rule of/ });
    await expect(editor).toBeVisible();
    await editor.focus();
    await page.keyboard.insertText(rule);
    await expect(page.getByRole("button", { name: "Keep this rule" })).toBeEnabled();
    await press(page, "Keep this rule");
    await expect(page.getByRole("button", { name: "Keep this rule" })).toBeDisabled();
  }
  // A user has one persona of a layer: those of sales have that of all who call, until theirs is asked before it.
  await press(page, page.getByRole("option", { name: /Manchester_Sales/ }).first());
  await press(page, "Earlier");
  await expect(page.getByRole("button", { name: "Earlier" })).toBeDisabled();
});

test("the plan is made, approved and carried out, and everything is seen", async ({ page }) => {
  await open(page, "plan");
  await press(page, "Read and plan");
  await expect(heading(page)).toContainText(/users change: /, { timeout: 90_000 });
  const row = (made: string) =>
    page.getByRole("row", { name: new RegExp(made.replaceAll("_", "_ ?")) }).first();
  for (const made of ["UK_Calling", "UK_CallerID", "UK_Routing", "uk_persona1_mcr", "UK_Shared"]) {
    await expect(row(made)).toBeVisible();
  }
  await press(page, row("UK_Calling"), "End"); // of a long list only what is looked at stands in the page
  await expect(row("Sales line")).toBeVisible();
  await expect(page.getByText(/get the next free number/).first()).toBeVisible();
  const fingerprint = await page.getByTestId("fingerprint").innerText();
  await page.getByLabel(/last four/).focus();
  await page.keyboard.type(fingerprint.replaceAll(/\s/g, "").slice(-4));
  await press(page, "Approve and run");
  await page.keyboard.press("Control+9");
  await expect(heading(page)).toContainText(/^(\d+) of \1 changes seen in the tenant/, {
    timeout: 150_000,
  });
});

test("all whom a persona gives a number have one of its range", async ({ page }) => {
  await open(page, "numbers");
  await press(page, page.getByRole("button", { name: /^Manchester / }));
  await expect(page.getByRole("tab", { name: "Assigned 16", exact: true })).toBeVisible();
});

test("a second plan has nothing to change", async ({ page }) => {
  await open(page, "plan");
  await press(page, /Read and plan/);
  await expect(heading(page)).toContainText("Nothing to change", { timeout: 90_000 });
});

test("every screen of the design has no trouble for assistive technology in the three looks", async ({
  page,
}) => {
  await open(page, "personas");
  for (const route of ["personas", "targeting", "plan", "runs"]) {
    await goOn(page, route);
    await expectAccessibleInAllLooks(page);
  }
});
