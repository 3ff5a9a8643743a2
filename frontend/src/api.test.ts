import { afterEach, describe, expect, it } from "vitest";
import { call, invoke, on, ProblemError, toProblem } from "./api";

const full = JSON.stringify({
  code: "WORKBOOK_NEWER",
  severity: "error",
  summary: "This workbook is from a newer version",
  detail: "It has version 9",
  hint: "Update PersonaDesk",
  where: { step: "start", kind: "file", id: "a.personadesk", field: "" },
});

describe("toProblem", () => {
  it("reads the JSON of a problem", () => {
    const problem = toProblem(full);
    expect(problem.code).toBe("WORKBOOK_NEWER");
    expect(problem.where.kind).toBe("file");
  });
  it("keeps plain text as the summary", () => {
    expect(toProblem("disk full")).toMatchObject({ summary: "disk full", severity: "error" });
  });
  it("keeps text that only looks like JSON", () => {
    expect(toProblem("{broken").summary).toBe("{broken");
  });
  it("keeps JSON that is no problem", () => {
    expect(toProblem('{"a":1}').summary).toBe('{"a":1}');
  });
  it("fills what an older program leaves out", () => {
    const problem = toProblem('{"code":"X","summary":"y"}');
    expect(problem).toMatchObject({ severity: "error", detail: "", where: { step: "" } });
  });
  it("takes an Error by its message", () => {
    expect(toProblem(new Error(full)).code).toBe("WORKBOOK_NEWER");
  });
});

describe("calls", () => {
  const page = window as unknown as { go?: unknown; runtime?: unknown };
  afterEach(() => {
    delete page.go;
    delete page.runtime;
  });

  it("passes the answer through", async () => {
    await expect(call(() => Promise.resolve(7))).resolves.toBe(7);
  });
  it("turns a rejected text into a ProblemError", async () => {
    const refused = call(() => Promise.reject(new Error(full)));
    await expect(refused).rejects.toBeInstanceOf(ProblemError);
  });
  it("reaches a bound method with its arguments", async () => {
    page.go = { service: { Shell: { Search: (text: string) => Promise.resolve([text]) } } };
    await expect(invoke("Shell", "Search", "amara")).resolves.toEqual(["amara"]);
  });
  it("names the method that is not there", async () => {
    await expect(invoke("Shell", "Gone")).rejects.toThrow("Shell.Gone");
  });
  it("hands over an event and lets go", () => {
    const heard: unknown[] = [];
    let fire: (data: unknown) => void = () => {};
    page.runtime = {
      EventsOnMultiple: (_: string, callback: (data: unknown) => void) => {
        fire = callback;
        return () => (fire = () => {});
      },
    };
    const off = on<number>("changed", (data) => heard.push(data));
    fire(1);
    off();
    fire(2);
    expect(heard).toEqual([1]);
  });
});
