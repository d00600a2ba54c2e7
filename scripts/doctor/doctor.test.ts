import { execFile } from "node:child_process";
import { tmpdir } from "node:os";
import { promisify } from "node:util";
import { sql } from "drizzle-orm";
import { beforeEach, expect, onTestFinished, test } from "vitest";
import { collectionClock, executorHeartbeat, outbox, platformCalls } from "@/db/schema";
import { env } from "@/lib/core/env";
import { newPublicId } from "@/lib/core/public-id";
import { checkDatabase } from "@/scripts/doctor/check-database";
import { judgeSpace } from "@/scripts/doctor/check-disk";
import { checkSources } from "@/scripts/doctor/check-keys";
import { examine } from "@/scripts/doctor/examine";
import { describeFindings, type Finding } from "@/scripts/doctor/finding";
import { administer } from "@/scripts/postgres/administer";
import { claimSecret } from "@/scripts/start/claim-secret";
import { readConfiguration } from "@/scripts/start/configuration";
import { testContext } from "@/test/context";
import { startDroppingPooler, startTransactionPooler } from "@/test/poolers";

const databaseUrl = env().DATABASE_URL;
const SECRET = "the-secret-of-this-installation-0123456789";
const ctx = testContext(new Date());
const ago = (seconds: number) => new Date(Date.now() - seconds * 1000);

/** Writes what a running installation writes. */
async function run({ beat = 1, claimed = 30 } = {}) {
  const row = { processId: 1, startedAt: ago(3600), beatAt: ago(beat) };
  await ctx.db
    .insert(executorHeartbeat)
    .values({ id: 1, ...row })
    .onConflictDoUpdate({ target: executorHeartbeat.id, set: row });
  await ctx.db
    .insert(collectionClock)
    .values({ id: 1, claimedThrough: ago(claimed) })
    .onConflictDoUpdate({ target: collectionClock.id, set: { claimedThrough: ago(claimed) } });
}

const examined = (source: Record<string, string> = {}, skewMs = 0, secret = SECRET) =>
  examine({
    // No web server runs on this port; the tests of the proxy have their own.
    configuration: readConfiguration(tmpdir(), { DATABASE_URL: databaseUrl, PORT: "9", ...source }, { dev: false }),
    databaseUrl,
    secret,
    now: () => new Date(Date.now() + skewMs),
  });
const problems = (findings: Finding[], area: string) =>
  findings
    .filter((finding) => finding.area === area && finding.level !== "ok")
    .map(({ level, text }) => `${level}: ${text}`);

beforeEach(async () => {
  ctx.clock.set(new Date());
  await administer(databaseUrl, (client) => client`delete from installation`);
  await claimSecret(databaseUrl, SECRET, { mayReplace: false, say: () => undefined });
  await run();
});

test("a running installation has no problems, and every problem of another has advice", async () => {
  const well = await examined();
  const areas = ["Database", "Clock", "Keys", "Sources", "Jobs", "Inngest", "Email"];
  expect(areas.flatMap((area) => problems(well, area))).toEqual([]);
  expect(well.map(({ area }) => area)).toEqual(expect.arrayContaining([...areas, "Disk", "Web"]));
  expect(describeFindings(well)).toMatch(/^ok +Database +PostgreSQL \d+\.\d+, encoding UTF8/m);
  const ill = await examined({ APP_URL: "https://clips.example.invalid" }, 90_000, SECRET.toUpperCase());
  expect(ill.filter(({ level, advice }) => level !== "ok" && !advice)).toEqual([]);
  expect(problems(ill, "Clock")).toEqual([expect.stringMatching(/^error: (90\.0|89\.\d) s ahead of the database's$/)]);
  expect(problems(ill, "Keys")).toEqual([expect.stringMatching(/^error: NEXTAUTH_SECRET differs/)]);
  expect(problems(ill, "Web")).toEqual([
    expect.stringMatching(/^error: https:\/\/clips\.example\.invalid doesn't answer/),
  ]);
});

test("finds time limits that are off, a pool that is too large, and a schema that is behind", async () => {
  const pooler = await startDroppingPooler(databaseUrl, ["statement_timeout", "lock_timeout"]);
  onTestFinished(() => pooler.stop());
  const off = await checkDatabase(pooler.url, 200);
  expect(problems(off, "Database")).toEqual([
    "error: lock_timeout is off: one statement can block everything",
    "error: statement_timeout is off: one statement can block everything",
    expect.stringMatching(/^warning: \d+ connections for Clipscope, but one machine needs up to 409$/),
  ]);
  await administer(databaseUrl, async (client) => {
    const [last] = await client`
      delete from drizzle.__drizzle_migrations where created_at = (select max(created_at) from drizzle.__drizzle_migrations)
      returning *`;
    onTestFinished(async () => {
      await administer(databaseUrl, (later) => later`insert into drizzle.__drizzle_migrations ${later(last ?? {})}`);
    });
  });
  const behind = await examined();
  expect(behind.find(({ level, area }) => area === "Database" && level === "error")).toMatchObject({
    text: expect.stringContaining("one migration is missing"),
    advice: expect.stringContaining("admin -- migrate"),
  });
  expect(behind.filter(({ area }) => area === "Jobs")).toEqual([]);
});

test("finds a pooler in transaction mode", async () => {
  const pooler = await startTransactionPooler(databaseUrl);
  onTestFinished(() => pooler.stop());
  expect(await checkDatabase(pooler.url, 10)).toEqual([
    expect.objectContaining({
      level: "error",
      text: expect.stringContaining("transaction mode"),
      advice: expect.stringContaining("pool_mode = session"),
    }),
  ]);
});

test("finds jobs that don't run, a queue that is stuck, and a key that is denied", async () => {
  await run({ beat: 300, claimed: 4000 });
  const due = { createdAt: ago(4000), nextAttemptAt: ago(4000), attempts: 0 };
  await ctx.db.insert(outbox).values({ publicId: newPublicId(), kind: "mail", payload: {}, ...due });
  const found = problems(await examined(), "Jobs");
  await ctx.db.execute(sql`delete from ${outbox}`);
  expect(found).toEqual([
    expect.stringMatching(/^error: The executor's last heartbeat was 30\d seconds ago$/),
    expect.stringMatching(/^error: Due videos were last claimed 400\d s ago$/),
    expect.stringMatching(/^error: Email: 1 waiting, due for 400\d s$/),
  ]);
  await ctx.db
    .insert(platformCalls)
    .values({ platform: "youtube", hour: ago(1800), outcome: "auth", calls: 7, source: "youtube-data-api" });
  const { env: withKey } = readConfiguration(
    tmpdir(),
    { DATABASE_URL: databaseUrl, YOUTUBE_API_KEY: "k" },
    { dev: false },
  );
  const sources = await checkSources(ctx, withKey, false);
  expect(sources.map(({ level, text }) => `${level}: ${text}`)).toEqual(
    expect.arrayContaining([
      "error: YouTube: 7 calls in 24 hours were denied because of the key",
      "ok: X: no key, so tracking its videos returns an error",
    ]),
  );
});

test("judges free space", () => {
  const GIB = 1024 ** 3;
  const level = (free: number, total: number) =>
    judgeSpace({ freeBytes: free * GIB, totalBytes: total * GIB }, "/d").level;
  expect([level(50, 100), level(4, 100), level(0.9, 5), level(0.2, 5)]).toEqual(["ok", "warning", "warning", "error"]);
});

test("the command exits with 1 for an invalid environment, and says so", async () => {
  const command = ["--import", "tsx", "scripts/admin.ts", "doctor"];
  const outcome = await promisify(execFile)(process.execPath, command, {
    env: { ...process.env, PORT: "70000" },
  }).catch((error: { code: number; stdout: string }) => error);
  expect(outcome).toMatchObject({ code: 1, stdout: expect.stringMatching(/^error +Environment +PORT: /) });
});
