import { expect, it } from "vitest";
import type { service } from "../../wailsjs/go/models";
import { listed } from "./useCalls";

const line = (kind: string, name: string) => ({ kind, name }) as service.CallLine;
const list = { queues: [line("queue", "HR")], attendants: [], shared: [], accounts: [], teams: [] };

it.each([
  ["is in its list", "queue", list, true],
  ["is gone from its list", "team", list, false],
  ["may be there, before the list has come", "team", undefined, true],
])("asks for what %s", (_, kind, known, asked) => {
  expect(listed(known, { kind, name: "HR" }) !== undefined).toBe(asked);
});
