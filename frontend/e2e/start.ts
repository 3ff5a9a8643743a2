import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { test as base, type BrowserContext } from "@playwright/test";

const patience = 60_000;
const executable = resolve(import.meta.dirname, "../../personadesk");

let program: Program | undefined;
let browsing: BrowserContext | undefined;

/**
 * A test that stands in a new tab of the browser that the test before it used, so that the page comes from the browser's own
 * store. Where it matters that a browser knows nothing yet, a test opens one of its own.
 */
export const test = base.extend({
  context: async ({ browser }, use) => {
    browsing ??= await browser.newContext();
    // Closed only now, so that a test that fails can be photographed.
    await Promise.all(browsing.pages().map((tab) => tab.close()));
    await use(browsing);
  },
});

/** A running program, its address with the token in it, and the folder that it stands in. */
interface Program {
  address: string;
  folder: string;
  stop: () => Promise<void>;
  end: () => Promise<void>;
}

/**
 * Gives the tests of a file a program of their own, on the sample customer or on a workbook with nothing in it,
 * and ends it after them. Files run side by side, so none finds what another has changed.
 */
export function onProgram(over: "sample" | "empty") {
  test.beforeAll(async () => {
    const folder = mkdtempSync(join(tmpdir(), "personadesk-e2e-"));
    if (over === "empty") {
      spawnSync(executable, ["new", "empty.personadesk"], { cwd: folder, stdio: "inherit" });
    }
    program = await serve(over === "sample" ? ["--sample"] : ["empty.personadesk"], folder);
  });
  test.afterAll(async () => {
    await program?.end();
    program = undefined;
  });
}

/** The program of this file. */
export function running(): Program {
  if (!program) throw new Error("the file asked for no program: call onProgram at its head");
  return program;
}

async function serve(what: string[], folder: string): Promise<Program> {
  const child = spawn(executable, ["serve", ...what, "--addr", "127.0.0.1:0"], {
    cwd: folder,
    env: { ...process.env, HOME: folder, XDG_CONFIG_HOME: join(folder, "config") },
  });
  const ended = new Promise<void>((done) => child.once("exit", () => done()));
  const address = await new Promise<string>((found, failed) => {
    let said = "";
    const giveUp = (why: string) => failed(new Error(`${why}. The program said:\n${said}`));
    const timer = setTimeout(() => giveUp("No address within a minute"), patience);
    const listen = (data: Buffer) => {
      said += data.toString();
      const printed = /http:\/\/127\.0\.0\.1:\d+\/\S*/.exec(said)?.[0];
      if (printed) {
        clearTimeout(timer);
        found(printed);
      }
    };
    child.stdout.on("data", listen);
    child.stderr.on("data", listen);
    child.once("error", (error) => giveUp(error.message));
    child.once("exit", (code) => giveUp(`It ended with ${code}`));
  });
  const stop = async () => {
    child.kill("SIGTERM");
    await ended;
  };
  const end = async () => {
    await stop();
    rmSync(folder, { recursive: true, force: true });
  };
  return { address, folder, stop, end };
}

/** Closes the program of this file and starts it on its workbook again; its address is another one then. */
export async function startAgain(workbook: string) {
  const { folder, stop } = running();
  await stop();
  program = await serve([workbook], folder);
}
