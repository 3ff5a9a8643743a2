import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const patience = 60_000;

/** Hands the address of a program to the tests, and ends it after them. */
export default async function start(): Promise<() => Promise<void>> {
  const { address, end } = await startProgram();
  process.env.PERSONADESK_URL = address;
  return end;
}

/** Starts the program on the sample in a folder of its own. */
export function startProgram() {
  return serve(["--sample"]);
}

/** Makes a workbook with nothing in it and starts the program on it. */
export function startOn(workbook: string) {
  spawnSync(executable, ["new", workbook], { stdio: "inherit" });
  return serve([workbook]);
}

const executable = resolve(import.meta.dirname, "../../personadesk");

async function serve(what: string[]): Promise<{ address: string; end: () => Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), "personadesk-e2e-"));
  const program = spawn(executable, ["serve", ...what, "--addr", "127.0.0.1:0"], {
    cwd: folder,
    env: { ...process.env, HOME: folder, XDG_CONFIG_HOME: join(folder, "config") },
  });
  const ended = new Promise<void>((done) => program.once("exit", () => done()));
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
    program.stdout.on("data", listen);
    program.stderr.on("data", listen);
    program.once("error", (error) => giveUp(error.message));
    program.once("exit", (code) => giveUp(`It ended with ${code}`));
  });
  const end = async () => {
    program.kill("SIGTERM");
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  return { address, end };
}
