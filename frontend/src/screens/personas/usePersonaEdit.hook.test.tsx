import { QueryClientProvider } from "@tanstack/react-query";
import { act, renderHook } from "@testing-library/react";
import type { ReactNode } from "react";
import { beforeEach, describe, expect, it } from "vitest";
import { queryClient } from "../../queries";
import { service } from "../../wailsjs/go/models";
import { type PersonaFields, usePersonaEdit, usePolicyEdit } from "./usePersonas";

const number = { kind: "nextFree", ranges: [], area: "", tag: "", type: "" };
const persona = {
  id: "sales",
  name: "Sales",
  owner: "",
  licences: ["MCOEV"],
  policies: [{ type: "TeamsCallingPolicy", name: "Sales" }],
  number,
} as unknown as PersonaFields;

let kept: PersonaFields;

beforeEach(() => {
  kept = persona;
  const set = (_: string, type: string, name: string) => {
    kept = { ...kept, policies: [{ type, name }] };
    return Promise.resolve();
  };
  const save = (edit: PersonaFields) => {
    kept = edit;
    return Promise.resolve();
  };
  const detail = () => Promise.resolve({ persona: kept });
  Object.assign(window, {
    go: { service: { Personas: { Detail: detail, Save: save, SetPolicy: set } } },
  });
  queryClient.clear();
});

/** The edits of a persona as a screen has them that has not heard of any edit yet. */
function edits() {
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>
  );
  const seen = service.PersonaDetailView.createFrom({ persona });
  return renderHook(() => ({ save: usePersonaEdit(seen), policy: usePolicyEdit(persona.id) }), {
    wrapper,
  }).result.current;
}

describe("an edit of a persona", () => {
  it("keeps the policy that was chosen a moment before", async () => {
    const { save, policy } = edits();
    await act(async () => {
      policy.set("TeamsCallingPolicy", "Managers");
      await save({ owner: "Rosa" });
    });
    expect(kept).toMatchObject({
      owner: "Rosa",
      policies: [{ type: "TeamsCallingPolicy", name: "Managers" }],
    });
  });

  it.each<[string, Partial<PersonaFields>, Partial<PersonaFields>, object]>([
    ["field", { owner: "Rosa" }, { name: "Sales UK" }, { owner: "Rosa", name: "Sales UK" }],
    [
      "part of the number rule",
      { number: { ...number, area: "161" } },
      { number: { ...number, tag: "sales" } },
      { number: { ...number, area: "161", tag: "sales" } },
    ],
    [
      "choice of the same list",
      { licences: ["MCOEV", "MCOMEETADV"] },
      { licences: ["MCOEV", "ENTERPRISEPACK"] },
      { licences: ["MCOEV", "MCOMEETADV", "ENTERPRISEPACK"] },
    ],
  ] as never)("keeps another %s of a moment before", async (_, first, second, both) => {
    const { save } = edits();
    await act(() => Promise.all([save(first), save(second)]));
    expect(kept).toMatchObject(both);
  });
});
