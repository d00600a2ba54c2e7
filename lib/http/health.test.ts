import { beforeEach, expect, test } from "vitest";
import { openDatabase } from "@/db/client";
import { collectionClock, executorHeartbeat } from "@/db/schema";
import { answerHealth, checkHealth } from "@/lib/http/health";
import { testContext } from "@/test/context";

const NOW = new Date("2026-03-10T12:00:00Z");
const ctx = testContext(NOW);
const ago = (seconds: number) => new Date(NOW.getTime() - seconds * 1000);
const ask = async (query = "") => {
  const response = await answerHealth(new Request(`http://localhost/api/health${query}`), ctx);
  return [response.status, await response.json()];
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
  await ctx.db.delete(executorHeartbeat);
  await ctx.db.delete(collectionClock);
});

test("before anything has run requests are served, and only the strict form minds", async () => {
  const body = {
    status: "degraded",
    database: "ok",
    jobs: { status: "dead", beat_age_seconds: null },
    collection: { status: "not_started", lag_seconds: null },
  };
  expect(await ask()).toEqual([200, body]);
  expect(await ask("?strict")).toEqual([503, body]);
});

test("all is well while the executor beats and what is due is claimed", async () => {
  await stand({ beat: 4, claimed: 30 });
  const body = {
    status: "ok",
    database: "ok",
    jobs: { status: "ok", beat_age_seconds: 4 },
    collection: { status: "ok", lag_seconds: 30 },
  };
  expect(await ask()).toEqual([200, body]);
  expect(await ask("?strict=1")).toEqual([200, body]);
});

test.each([
  ["a minute without a beat is death", { beat: 60, claimed: 30 }, { jobs: "dead", collection: "ok" }],
  ["ten minutes without a claim are a lag", { beat: 4, claimed: 600 }, { jobs: "ok", collection: "lagging" }],
])("%s", async (_, standing, { jobs, collection }) => {
  await stand(standing);
  const told = { status: "degraded", jobs: { status: jobs }, collection: { status: collection } };
  expect(await ask()).toMatchObject([200, told]);
  expect(await ask("?strict")).toMatchObject([503, told]);
});

test("a database that is not there is told, in time, and without a word about where it should be", async () => {
  const gone = openDatabase("postgres://nobody@127.0.0.1:9/none", 1);
  const started = Date.now();
  const health = await checkHealth({ db: gone.db, now: () => NOW });
  expect(health).toMatchObject({ status: "unavailable", database: "unreachable", jobs: { status: "unknown" } });
  expect(Date.now() - started).toBeLessThan(4_000);
  const response = await answerHealth(new Request("http://localhost/api/health"), { db: gone.db, now: () => NOW });
  expect(response.status).toBe(503);
  expect(await response.text()).not.toMatch(/127\.0\.0\.1|nobody|ECONN|select/i);
  await gone.close();
});
