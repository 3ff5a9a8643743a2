import { describe, expect, it } from "vitest";

const files = import.meta.glob<Record<string, unknown>>("./en/*.json", {
  eager: true,
  import: "default",
});

/** Every English text by namespace; the namespace is the name of its file. */
const english: Record<string, Record<string, unknown>> = Object.fromEntries(
  Object.entries(files).map(([path, texts]) => [path.replace(/^.*\/|\.json$/g, ""), texts]),
);

const sources = import.meta.glob<string>(["../**/*.{ts,tsx}", "!../**/*.test.{ts,tsx}"], {
  eager: true,
  query: "?raw",
  import: "default",
});

/** The text at a dotted key, or whether texts stand below it. */
function find(namespace: string, key: string): unknown {
  const plural = [key, `${key}_one`, `${key}_other`];
  for (const name of plural) {
    let at: unknown = english[namespace];
    for (const part of name.split(".")) {
      at =
        typeof at === "object" && at !== null ? (at as Record<string, unknown>)[part] : undefined;
    }
    if (at !== undefined) return at;
  }
  return undefined;
}

/** Every key a source file asks for: t("a.b"), t("ns:a.b") and the fixed start of t(`a.${b}`). */
function asked(source: string): { namespace: string; key: string; start: boolean }[] {
  const home = /(?:useTranslation\(|TFunction<)"([\w-]+)"[)>]/.exec(source)?.[1] ?? "common";
  const uses = [...source.matchAll(/\bt\(\s*(?:"([^"]+)"|`([^`$]*)(\$\{)?)/g)];
  return uses.map((use) => {
    const whole = use[1] ?? use[2] ?? "";
    const [first = "", second] = whole.split(":");
    return {
      namespace: second === undefined ? home : first,
      key: (second ?? first).replace(/\.$/, ""),
      start: use[3] !== undefined,
    };
  });
}

describe("texts", () => {
  it("are there for every key the page asks for", () => {
    const missing: string[] = [];
    for (const [file, source] of Object.entries(sources)) {
      for (const { namespace, key, start } of asked(source)) {
        const found = find(namespace, key);
        const wanted = start ? "object" : "string";
        if (typeof found !== wanted) missing.push(`${file}: ${namespace}:${key}`);
      }
    }
    expect(missing).toEqual([]);
  });

  it("are found missing when they are", () => {
    expect(find("common", "why")).toBe("Why?");
    expect(find("common", "users")).toBe("user");
    expect(find("common", "nothing.here")).toBeUndefined();
    expect(asked('useTranslation("plan"); t("a.b"); t(`c.${d}`); t("shell:e")')).toEqual([
      { namespace: "plan", key: "a.b", start: false },
      { namespace: "plan", key: "c", start: true },
      { namespace: "shell", key: "e", start: false },
    ]);
  });

  it("have no empty value", () => {
    const empty = Object.entries(english).flatMap(([namespace, texts]) =>
      Object.entries(texts)
        .filter(([, text]) => text === "")
        .map(([key]) => `${namespace}:${key}`),
    );
    expect(empty).toEqual([]);
  });
});
