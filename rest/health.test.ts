import { sql } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { openDatabase } from "@/db/client";
import { collectionClock, executorHeartbeat, healthWrites, outbox } from "@/db/schema";
import { newPublicId } from "@/lib/core/public-id";
import { checkWrites, resetWriteCheck } from "@/lib/operations/jobs/check-writes";
import { answerHealth, checkHealth } from "@/rest/health";
import { testContext } from "@/test/context";

const NOW = new Date("2026-03-10T12:00:00Z");
const ctx = testContext(NOW);
const ago = (seconds: number) => new Date(NOW.getTime() - seconds * 1000);
const WELL = {
  writes: { status: "ok" },
  queues: { mail: { status: "ok", overdue_seconds: 0 }, webhooks: { status: "ok", overdue_seconds: 0 } },
};
const ask = async (query = "") => {
  const response = await answerHealth({ search: query }, ctx);
  return [response.status, JSON.parse(String(response.body))];
};

async function stand({ beat, claimed }: { beat?: number; claimed?: number }) {
  if (beat !== undefined) {
    const row = { processId: 1, startedAt: ago(3600), beatAt: ago(beat) };
    await ctx.db
      .insert(executorHeartbeat)
      .values({ id: 1, ...row })
      .onConflictDoUpdate({ target: executorHeartbeat.id, set: row });
  }
  if (claimed !== undefined)
    await ctx.db
      .insert(collectionClock)
      .values({ id: 1, claimedThrough: ago(claimed) })
      .onConflictDoUpdate({ target: collectionClock.id, set: { claimedThrough: ago(claimed) } });
}

beforeEach(async () => {
  resetWriteCheck();
  await ctx.db.delete(outbox);
  await ctx.db.delete(executorHeartbeat);
  await ctx.db.delete(collectionClock);
});

test("before anything has run, only the strict check fails", async () => {
  const body = {
    status: "degraded",
    database: "ok",
    jobs: { status: "dead", beat_age_seconds: null },
    collection: { status: "not_started", lag_seconds: null },
    ...WELL,
  };
  expect(await ask()).toEqual([200, body]);
  expect(await ask("?strict")).toEqual([503, body]);
});

test("reports ok while the executor sends heartbeats and due batches are claimed", async () => {
  await stand({ beat: 4, claimed: 30 });
  const body = {
    status: "ok",
    database: "ok",
    jobs: { status: "ok", beat_age_seconds: 4 },
    collection: { status: "ok", lag_seconds: 30 },
    ...WELL,
  };
  expect(await ask()).toEqual([200, body]);
  expect(await ask("?strict=1")).toEqual([200, body]);
});

test.each([
  [
    "counts the executor as dead after a minute without a heartbeat",
    { beat: 60, claimed: 30 },
    { jobs: "dead", collection: "ok" },
  ],
  ["reports a lag after ten minutes without a claim", { beat: 4, claimed: 600 }, { jobs: "ok", collection: "lagging" }],
])("%s", async (_, standing, { jobs, collection }) => {
  await stand(standing);
  const told = { status: "degraded", jobs: { status: jobs }, collection: { status: collection } };
  expect(await ask()).toMatchObject([200, told]);
  expect(await ask("?strict")).toMatchObject([503, told]);
});

test("reports an unreachable database in time, without revealing its address", async () => {
  const gone = openDatabase("postgres://nobody@127.0.0.1:9/none", 1);
  const started = Date.now();
  const health = await checkHealth({ db: gone.db, now: () => NOW });
  expect(health).toMatchObject({ status: "unavailable", database: "unreachable", jobs: { status: "unknown" } });
  expect(Date.now() - started).toBeLessThan(4_000);
  const response = await answerHealth({ search: "" }, { db: gone.db, now: () => NOW });
  expect(response.status).toBe(503);
  expect(response.body).not.toMatch(/127\.0\.0\.1|nobody|ECONN|select/i);
  await gone.close();
});

test("reports a database that accepts no writes as degraded until it accepts them again", async () => {
  await stand({ beat: 4, claimed: 30 });
  await ctx.db.execute(sql`create or replace function refuse_write() returns trigger language plpgsql as
    $$ begin raise exception 'could not extend file: No space left on device' using errcode = '53100'; end $$`);
  await ctx.db.execute(sql`create trigger refuse before insert on health_writes execute function refuse_write()`);
  const told = { status: "degraded", database: "ok", writes: { status: "failing" } };
  expect(await ask()).toMatchObject([200, told]);
  expect(await ask("?strict")).toMatchObject([503, told]);
  await ctx.db.execute(sql`drop trigger refuse on health_writes`);
  expect(await checkWrites(ctx), "not tried again for some seconds").toEqual({ isWritable: false });
  resetWriteCheck();
  expect(await ask("?strict")).toMatchObject([200, { writes: { status: "ok" } }]);
});

test("the write check uses new space each time and leaves one row, no matter how many run", async () => {
  const fileOf = async () => (await ctx.db.execute(sql`select pg_relation_filepath('health_writes') as path`))[0]?.path;
  await checkWrites(ctx);
  const first = await fileOf();
  await Promise.all(Array.from({ length: 20 }, () => checkWrites(ctx)));
  expect(await fileOf()).toBe(first);
  resetWriteCheck();
  await checkWrites(ctx);
  expect(await fileOf()).not.toBe(first);
  expect(await ctx.db.$count(healthWrites)).toBe(1);
});

const mailDue = (seconds: number, more: Partial<typeof outbox.$inferInsert> = {}) =>
  ctx.db.insert(outbox).values({
    publicId: newPublicId(),
    kind: "mail",
    payload: {},
    attempts: 0,
    nextAttemptAt: ago(seconds),
    createdAt: ago(seconds),
    ...more,
  });

test("mail that is due but not sent is stuck; mail that waits for its next attempt is not", async () => {
  await stand({ beat: 4, claimed: 30 });
  await mailDue(-600, { attempts: 2, createdAt: ago(1_200) });
  expect(await ask("?strict")).toMatchObject([200, { queues: { mail: { status: "ok", overdue_seconds: 0 } } }]);
  await mailDue(900);
  expect(await ask("?strict")).toMatchObject([503, { queues: { mail: { status: "stuck", overdue_seconds: 900 } } }]);
});

test("a mail server that rejects everything is failing; one that rejects a single recipient is not", async () => {
  await stand({ beat: 4, claimed: 30 });
  const tried = { attempts: 3, createdAt: ago(1_500) };
  await mailDue(-600, { ...tried, lastError: "Can't send mail - all recipients were rejected: 550 no such user" });
  expect((await ask("?strict"))[0]).toBe(200);
  await mailDue(-600, { ...tried, lastError: "The mail server's answer did not end within 60 s" });
  expect(await ask("?strict")).toMatchObject([503, { queues: { mail: { status: "failing" } } }]);
  await mailDue(300, { deliveredAt: ago(60) });
  expect((await ask("?strict"))[0]).toBe(200);
});
