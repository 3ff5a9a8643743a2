import { afterEach, expect, it, vi } from "vitest";
import type { Job } from "./model";
import { knowJobs, noteJob, reported, running, store } from "./store";

it("tells its watchers until they let go", () => {
  const number = store(1);
  const changed = vi.fn();
  const off = number.watch(changed);
  number.set(2);
  off();
  number.set(3);
  expect(changed).toHaveBeenCalledTimes(1);
  expect(number.get()).toBe(3);
});

const job: Job = {
  id: "1",
  kind: "read",
  stage: "users",
  done: 1204,
  total: 1842,
  secondsLeft: -1,
  finished: false,
  result: "",
};

afterEach(() => {
  knowJobs([]);
  reported.set(undefined);
});

it("keeps a job while it runs and forgets it when it is finished", () => {
  noteJob(job);
  expect(running.get().get("1")?.done).toBe(1204);
  noteJob({ ...job, finished: true });
  expect(running.get().size).toBe(0);
  expect(reported.get()).toBeUndefined();
});

it("reports the problem that ended a job", () => {
  const where = { step: "", kind: "", id: "", field: "" };
  const problem = { code: "TENANT_SILENT", severity: "error", summary: "x", detail: "", hint: "" };
  noteJob({ ...job, finished: true, problem: { ...problem, where } as Job["problem"] });
  expect(reported.get()?.code).toBe("TENANT_SILENT");
});

it("takes the program's word for which jobs there are", () => {
  noteJob(job);
  knowJobs([{ ...job, id: "2" }]);
  expect([...running.get().keys()]).toEqual(["2"]);
});
