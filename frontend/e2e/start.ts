import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const patience = 60_000;

/** Starts the program on the sample in a folder of its own, hands its address to the tests, and ends it after them. */
export default async function start(): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), "personadesk-e2e-"));
  const program = spawn(
    resolve(import.meta.dirname, "../../personadesk"),
    ["serve", "--sample", "--addr", "127.0.0.1:0"],
    { cwd: folder, env: { ...process.env, HOME: folder, XDG_CONFIG_HOME: join(folder, "config") } },
  );
  const ended = new Promise<void>((done) => program.once("exit", () => done()));
  process.env.PERSONADESK_URL = await new Promise<string>((found, failed) => {
    let said = "";
    const giveUp = (why: string) => failed(new Error(`${why}. The program said:\n${said}`));
    const timer = setTimeout(() => giveUp("No address within a minute"), patience);
    const listen = (data: Buffer) => {
      said += data.toString();
      const address = /http:\/\/127\.0\.0\.1:\d+\/\S*/.exec(said)?.[0];
      if (address) {
        clearTimeout(timer);
        found(address);
      }
    };
    program.stdout.on("data", listen);
    program.stderr.on("data", listen);
    program.once("error", (error) => giveUp(error.message));
    program.once("exit", (code) => giveUp(`It ended with ${code}`));
  });
  return async () => {
    program.kill("SIGTERM");
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
}
