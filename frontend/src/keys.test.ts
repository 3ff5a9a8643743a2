import { QueryClient, QueryObserver } from "@tanstack/react-query";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { areas, keys, moves } from "./keys";
import { refresh } from "./queries";

const read = (path: string) => readFileSync(join(process.cwd(), path), "utf8");

/** Every source of the page but the generated ones and the tests. */
function sources(folder = "src"): string[] {
  return readdirSync(join(process.cwd(), folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return entry.name === "wailsjs" ? [] : sources(path);
    return /\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path) ? [path] : [];
  });
}

describe("the keys of questions", () => {
  it.each(Object.entries(keys))("%s begins with areas that the program knows", (name, key) => {
    const [on, named, ...about] = key("a", 1);
    expect(on.length).toBeGreaterThan(0);
    for (const area of on) expect(areas).toContain(area);
    expect(named).toBe(name);
    expect(about).toEqual(["a", 1]);
  });

  it("know the areas that the program names, and no others", () => {
    const named = [
      ...read("../backend/workbook/revision.go").matchAll(/^\tArea\w+\s+Area\s+= "(\w+)"/gm),
      ...read("../app/service/events.go").matchAll(/^\tarea\w+\s+workbook\.Area\s+= "(\w+)"/gm),
    ].map((match) => match[1]);
    expect(named.length).toBeGreaterThan(10);
    expect([...areas].sort()).toEqual(named.sort());
  });

  it("are the only ones: no screen writes its own", () => {
    const own = sources().filter((path) =>
      /queryKey: \[(?!\.\.\.key)|useWindow<[^>]*>\(\s*\[|list=\{\[(?!\.\.\.)|getQueryData(<[^>]*>)?\(\[(?!\.\.\.key)/.test(
        read(path),
      ),
    );
    expect(own).toEqual([]);
  });

  it("invalidate everything nowhere", () => {
    const all = sources().filter((path) => /invalidateQueries\(\s*\)/.test(read(path)));
    expect(all).toEqual([]);
  });
});

describe("an area that moved", () => {
  it("makes another answer possible only where a key begins with it", () => {
    expect(moves(keys.board(), ["workshop", "audit"])).toBe(true);
    expect(moves(keys.rules(), ["workshop", "audit"])).toBe(false);
    expect(moves(keys.record(), ["workshop", "audit"])).toBe(true);
    expect(moves(keys.numbers(), ["answers"])).toBe(false);
    expect(moves(keys.shell(), ["answers"])).toBe(true);
  });

  it("is asked about again, and nothing else is", async () => {
    const client = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity } } });
    const asked: string[] = [];
    const ask = (name: "board" | "rules" | "record") =>
      client.fetchQuery({ queryKey: keys[name](), queryFn: () => asked.push(name) });
    for (const name of ["board", "rules", "record"] as const) await ask(name);
    await refresh(["workshop", "audit"], client);
    for (const name of ["board", "rules", "record"] as const) await ask(name);
    expect(asked).toEqual(["board", "rules", "record", "board", "record"]);
    await refresh(undefined, client);
    for (const name of ["board", "rules", "record"] as const) await ask(name);
    expect(asked.slice(5)).toEqual(["board", "rules", "record"]);
  });

  it("is asked about again when it moved while it was asked about for the first time", async () => {
    const client = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity } } });
    const answers: ((answer: string) => void)[] = [];
    const watched = new QueryObserver(client, {
      queryKey: keys.shell(),
      queryFn: () => new Promise<string>((answer) => answers.push(answer)),
    });
    const stop = watched.subscribe(() => undefined);
    const refreshed = refresh(["answers"], client);
    answers[0]?.("being counted");
    await vi.waitFor(() => expect(answers).toHaveLength(2));
    answers[1]?.("counted");
    await refreshed;
    expect(client.getQueryData(keys.shell())).toBe("counted");
    stop();
  });
});
