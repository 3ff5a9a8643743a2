// Opens a large workbook in a real browser and prints, by the browser's own marks, how long it takes from a key to the page
// that has settled after it: typing in Targeting, answering in an interview, editing a persona. It asserts nothing.
//
//   node scripts/bench-page.mjs PROGRAM     BENCH_PAGE_USERS=100000, CHROMIUM=/usr/bin/chromium
/* global document, window, MutationObserver, requestAnimationFrame, addEventListener */
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { chromium } from "@playwright/test";

const goal = 100;
const program = resolve(process.argv[2] ?? "../personadesk");
const users = process.env.BENCH_PAGE_USERS ?? "100000";
const folder = mkdtempSync(join(tmpdir(), "personadesk-bench-page-"));
const env = { ...process.env, HOME: folder, XDG_CONFIG_HOME: join(folder, "config") };
const book = join(folder, "large.personadesk");

/** Marks the moment of each key, of the first frame after it, and of the last change or answer that followed. */
function follow() {
  let pending = 0;
  let last = 0;
  const moved = () => (last = performance.now());
  const fetched = window.fetch;
  window.fetch = async (...args) => {
    pending++;
    try {
      return await fetched(...args);
    } finally {
      pending--;
      moved();
    }
  };
  addEventListener(
    "keydown",
    (event) => {
      performance.mark("key", { startTime: event.timeStamp });
      last = event.timeStamp;
      requestAnimationFrame(() => requestAnimationFrame(() => performance.mark("frame")));
    },
    { capture: true },
  );
  addEventListener("DOMContentLoaded", () =>
    new MutationObserver(moved).observe(document, {
      subtree: true,
      childList: true,
      attributes: true,
      characterData: true,
    }),
  );
  window.settled = () => pending === 0 && performance.now() - last > 400;
  window.measured = () => {
    performance.mark("settled", { startTime: last });
    const newest = (name) => performance.getEntriesByName(name, "mark").at(-1)?.startTime;
    const page = performance.measure("page", { start: newest("key"), end: newest("settled") });
    const frame = performance.measure("screen", { start: newest("key"), end: newest("frame") });
    return { page: page.duration, frame: frame.duration };
  };
}

/** Presses a key and waits until nothing has moved for a while. */
async function press(page, key) {
  await page.waitForFunction(() => window.settled());
  await page.keyboard.press(key);
  await page.waitForFunction(() => window.settled());
  return page.evaluate(() => window.measured());
}

function print(what, times) {
  const middle = (list) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)] ?? NaN;
  const page = times.map((time) => time.page);
  const settled = middle(page);
  const worst = Math.max(...page);
  console.log(
    `  ${what.padEnd(34)} ${settled.toFixed(0).padStart(6)} ms to the settled page (worst ${worst.toFixed(0)} ms of ${times.length}), ` +
      `${middle(times.map((time) => time.frame)).toFixed(0)} ms to the first frame` +
      ` (goal under ${goal} ms)${settled < goal ? "" : "  MISSED"}`,
  );
}

async function targeting(page, address) {
  await page.goto(`${address}#/targeting?select=hr-manchester`);
  const editor = page.getByRole("textbox", { name: /^Rule of/ });
  await editor.click();
  await page.keyboard.press("Control+End");
  const times = [];
  for (const key of ' -and (user.jobTitle -eq "HR")') times.push(await press(page, key));
  print("typing in Targeting", times);
}

async function interview(page, address) {
  await page.goto(`${address}#/workshop`);
  await page.getByRole("button", { name: "Interview Warehouse" }).click();
  await page.getByRole("button", { name: "Begin" }).click();
  await page.getByLabel("How many").click();
  const times = [await press(page, "2"), await press(page, "5")];
  print("typing an answer", times);
  print("answering in an interview", [await press(page, "Enter")]);
}

async function persona(page, address) {
  await page.goto(`${address}#/personas`);
  await page.getByRole("option", { name: /^Prov_Teams_Phone_Manchester_HR/ }).click();
  const meant = page.getByLabel("Meant for");
  const typing = [];
  const keeping = [];
  for (const letter of "abcde") {
    await meant.click();
    typing.push(await press(page, letter));
    keeping.push(await press(page, "Enter"));
  }
  print("typing in a persona", typing);
  print("editing a persona", keeping);
}

/** Starts the program on the workbook and gives the address that it prints. */
function serve() {
  const served = spawn(program, ["serve", book, "--addr", "127.0.0.1:0"], { cwd: folder, env });
  const address = new Promise((found, failed) => {
    let said = "";
    const listen = (data) => {
      said += data;
      const printed = /http:\/\/127\.0\.0\.1:\d+\/\S*/.exec(said)?.[0];
      if (printed) found(printed);
    };
    served.stdout.on("data", listen);
    served.stderr.on("data", listen);
    served.once("error", failed);
    served.once("exit", () => failed(new Error(said)));
  });
  return { served, address };
}

const run = (...args) => execFileSync(program, args, { cwd: folder, env, stdio: "ignore" });
try {
  run("new", "--sample", book);
  run("sync", book, "--users", users);
  const { served, address } = serve();
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu"],
  });
  try {
    const at = await address;
    console.log(`\n${Number(users).toLocaleString("en-GB")} users, in a browser`);
    for (const part of [targeting, interview, persona]) {
      const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
      page.setDefaultTimeout(60_000);
      await page.addInitScript(follow);
      await part(page, at);
      await page.close();
    }
  } finally {
    await browser.close();
    served.kill("SIGTERM");
    await new Promise((ended) => served.once("exit", ended));
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
