import { NuqsTestingAdapter } from "nuqs/adapters/testing";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import type { JobRow } from "@/lib/operations/jobs/schemas";
import { JobsSection } from "./jobs-section";
import { troublesOf } from "./words";

const job: JobRow = {
  id: "collection-sweep",
  name: "Sweep batches",
  purpose: "Sends batches again",
  schedule: "every 10 minutes",
  is_scheduled: true,
  status: "unknown",
  last_run_at: null,
  last_duration_ms: null,
  last_success_at: null,
  next_run_at: "2026-03-10T12:10:00.000Z",
  runs: 0,
  failures: 0,
  failing_since: null,
  last_error: null,
  is_asked: false,
};
const runner = { kind: "inngest", status: "unknown", beat_at: null, started_at: null } as const;

test("with an Inngest server, jobs show their schedule and where to find their runs, and have no button", () => {
  const section = createElement(JobsSection, { jobs: [job], runner });
  const html = renderToStaticMarkup(createElement(NuqsTestingAdapter, null, section));
  expect(html).toContain("in the Inngest dashboard");
  expect(html).toContain("Sweep batches");
  expect(html).toContain("Next run");
  for (const unknown of ["Last run", "failed", "<button", "executor"]) expect(html).not.toContain(unknown);
});

test("unknown states are not problems", () => {
  const collection = {
    status: "ok",
    claimed_through: null,
    lag_seconds: 5,
    open_batches: 1,
    oldest_open_at: null,
  } as const;
  const rest = { last_stored_at: null, hours: [], failures: [] };
  const overview = { at: "2026-03-10T12:00:00.000Z", runner, jobs: [job], upstream: [], queues: [] };
  expect(troublesOf({ ...overview, collection: { ...collection, ...rest } })).toEqual([]);
});
