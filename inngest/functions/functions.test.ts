import { readdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { inngest } from "@/inngest/client";
import { openSdk } from "@/inngest/executor/sdk";
import { functions } from "@/inngest/functions";
import { functionIdOf, JOBS } from "@/lib/operations/jobs/rules";

// Registration is the check: it rejects missing settings (retries) and features that the executor and a server don't
// both support (expressions, keys, throttles …).
const registered = async () => [...(await openSdk(inngest, functions, 1000)).functions.values()];

test("every job has its intended triggers, attempts and limit", async () => {
  const table = (await registered()).map((fn) => [
    fn.id.replace(/^clipscope-/, ""),
    [...fn.crons, ...fn.events].join(),
    fn.maxAttempts,
    fn.concurrency,
  ]);
  expect(table).toEqual([
    ["alert-messages-minutely", "* * * * *", 1, 1],
    ["alerts-evaluate-minutely", "* * * * *", 3, 1],
    ["alerts-sweep", "*/5 * * * *", 3, 1],
    ["auto-top-up-minutely", "* * * * *", 3, 1],
    ["benchmark-views-hourly", "47 * * * *", 3, 1],
    ["campaign-goals-reach", "*/5 * * * *", 3, 1],
    ["channel-creators-hourly", "3 * * * *", 3, 1],
    ["channel-posts-minutely", "* * * * *", 3, 1],
    ["channel-profiles-hourly", "7 * * * *", 3, 1],
    ["channel-samples-minutely", "* * * * *", 3, 1],
    ["collection-batch", "collection/batch.due", 3, 4],
    ["collection-claim-minutely", "* * * * *", 3, 1],
    ["collection-sweep", "*/10 * * * *", 3, 1],
    ["digests-hourly", "9 * * * *", 3, 1],
    ["follow-posts-minutely", "* * * * *", 3, 1],
    ["idempotency-prune-hourly", "23 * * * *", 3, 1],
    ["keys-remind-daily", "11 8 * * *", 3, 1],
    ["organization-exports-minutely", "* * * * *", 3, 1],
    ["organizations-close-daily", "21 6 * * *", 3, 1],
    ["outbox-deliver", "outbox/delivery.due", 1, 10],
    ["outbox-relay-minutely", "* * * * *", 3, 1],
    ["own-figures-minutely", "* * * * *", 3, 1],
    ["platform-calls-prune-daily", "51 3 * * *", 3, 1],
    ["points-renew-hourly", "2 * * * *", 6, 1],
    ["records-prune-daily", "31 4 * * *", 3, 1],
    ["reports-send", "*/5 * * * *", 3, 1],
    ["requests-prune-daily", "41 3 * * *", 3, 1],
    ["snapshots-pack-minutely", "* * * * *", 3, 1],
    ["social-sync-daily", "17 5 * * *", 3, 1],
    ["sources-check-hourly", "11 * * * *", 3, 1],
    ["trackings-complete-minutely", "* * * * *", 3, 1],
    ["upstream-ceilings-minutely", "* * * * *", 3, 1],
    ["usage-close-hourly", "0 * * * *", 6, 1],
    ["video-imports-minutely", "* * * * *", 3, 1],
    ["webhook-deliver", "webhook/round.due", 1, 50],
    ["webhook-relay-minutely", "* * * * *", 3, 1],
  ]);
});

test("every file defines a job of that name, and is listed", async () => {
  const files = await readdir(fileURLToPath(new URL(".", import.meta.url)));
  const names = files.filter((file) => !/^index\.ts$|\.test\.ts$/.test(file)).map((file) => file.replace(/\.ts$/, ""));
  expect((await registered()).map((fn) => fn.id.replace(/^clipscope-/, ""))).toEqual(names.sort());
});

test("the admins' page lists every job with its schedule", async () => {
  const told = JOBS.map(({ id, cron }) => [functionIdOf(id), cron === null ? [] : [cron]]);
  const sorted = (rows: (typeof told)[number][]) => rows.sort((a, b) => (String(a[0]) < String(b[0]) ? -1 : 1));
  expect(sorted(told)).toEqual(sorted((await registered()).map((fn) => [fn.id, fn.crons])));
});
