import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { drizzle } from "drizzle-orm/postgres-js";
import { migrate as applyMigrations } from "drizzle-orm/postgres-js/migrator";
import postgres from "postgres";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { openDatabase } from "@/db/client";
import { trackingAges } from "@/db/schema";
import { getUsage } from "@/lib/billing/usage";
import type { Context, OrganizationContext } from "@/lib/core/context";
import { authenticateKey } from "@/lib/developers/keys/authenticate";
import { keepViews } from "@/lib/insight/benchmarks/keep-views";
import { verifyStored } from "@/lib/operations/verify/verify-stored";
import { packRows } from "@/lib/tracking/snapshots/pack";
import { readHistories } from "@/lib/tracking/snapshots/read";
import { dropOldTables, verifySnapshots } from "@/lib/tracking/snapshots/verify";
import { getVideo } from "@/lib/tracking/videos/get";
import { migrate } from "@/scripts/postgres/migrate";
import { databaseUrl } from "@/test/database-url";
import { type Catalog, readCatalog } from "@/test/upgrade/catalog";
import { digestRows, lostRows, missingIn } from "@/test/upgrade/compare-rows";
import { EXPECTED_HOURS } from "@/test/upgrade/era-hours";
import { type EraTracking, EXPECTED_MONEY, insertEra } from "@/test/upgrade/era-rows";
import { fillTables, type Rows } from "@/test/upgrade/fill-tables";

const FOLDER = path.join("db", "migrations");
const NOW = new Date("2026-03-13T12:00:00Z");
const server = inject("postgresUrl");

interface Journal {
  entries: { tag: string }[];
}
const journal: Journal = JSON.parse(await readFile(path.join(FOLDER, "meta", "_journal.json"), "utf8"));
const tags = journal.entries.map(({ tag }) => tag);
/** Versions that are also upgraded by one start: the first, the newest, and others in between. */
const COPIED = tags.filter((_, index) => index % 14 === 0 || index === tags.length - 1);

const databaseOf = (name: string) => `test_upgrade_${process.pid}_${name.slice(0, 4)}`;
const WALKED = databaseOf("walk");

async function connected<T>(database: string, work: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const sql = postgres(databaseUrl(server, database), { max: 1, onnotice: () => {} });
  try {
    return await work(sql);
  } finally {
    await sql.end();
  }
}

const directory = await mkdtemp(path.join(tmpdir(), "clipscope-upgrade-"));
beforeAll(async () => {
  await cp(FOLDER, directory, { recursive: true });
  await connected("postgres", (sql) => sql`create database ${sql(WALKED)}`);
});
afterAll(async () => {
  await rm(directory, { recursive: true, force: true });
  await connected("postgres", async (sql) => {
    for (const name of [WALKED, ...COPIED.map(databaseOf)])
      await sql`drop database if exists ${sql(name)} with (force)`;
  });
});

/** Of all versions so far. */
const trackings: EraTracking[] = [];
const trackingsOf = new Map<string, EraTracking[]>();
/** What the version before left. */
let before: { catalog: Catalog; digests: Map<string, Set<string>> } | null = null;

// In order: each continues with the database of the one before.
test.each(tags)("%s loses nothing of what the versions before it stored in every table", async (tag) => {
  const entries = journal.entries.slice(0, tags.indexOf(tag) + 1);
  await writeFile(path.join(directory, "meta", "_journal.json"), JSON.stringify({ ...journal, entries }));
  // On a connection of its own, because drizzle changes how its connection reads and writes values.
  await connected(WALKED, (sql) => applyMigrations(drizzle(sql), { migrationsFolder: directory }));
  await connected(WALKED, async (sql) => {
    const catalog = await readCatalog(sql);
    if (before) {
      expect(missingIn(before.catalog, catalog)).toEqual([]);
      expect(lostRows(before.digests, await digestRows(sql, catalog, before.catalog))).toEqual({});
    }
    if (tag.startsWith("0038")) await checkRecipients(sql);
    const generation = tags.indexOf(tag);
    const rows: Rows = new Map();
    trackings.push(...(await insertEra(sql, catalog, rows, generation)));
    await fillTables(sql, catalog, rows, generation);
    before = { catalog, digests: await digestRows(sql, catalog, catalog) };
  });
  trackingsOf.set(tag, [...trackings]);
  if (COPIED.includes(tag))
    await connected(
      "postgres",
      (sql) => sql`create database ${sql(databaseOf(tag))} template ${sql(WALKED)} strategy file_copy`,
    );
});

test("everything stored since the first version is complete, and today's code reads it", () =>
  checkDatabase(WALKED, trackings));

test.each(COPIED)("one start migrates a database of %s", async (tag) => {
  const isNewest = tag === tags.at(-1);
  expect(await migrate(databaseUrl(server, databaseOf(tag)))).toBe(!isNewest);
  await checkDatabase(databaseOf(tag), trackingsOf.get(tag) ?? []);
});

async function checkDatabase(name: string, stored: readonly EraTracking[]): Promise<void> {
  const { db, sql, close } = openDatabase(databaseUrl(server, name), 4);
  const ctx: Context = { db, now: () => NOW };
  try {
    expect(await sql`select conname from pg_constraint where not convalidated`).toEqual([]);
    await checkHistories(ctx, stored);
    while ((await packRows(ctx)).packed > 0);
    expect((await verifySnapshots(ctx)).differences).toEqual([]);
    await dropOldTables(ctx);
    await checkHistories(ctx, stored);
    expect(await keepViews(ctx)).toMatchObject({ isDone: true });
    expect(await ctx.db.$count(trackingAges)).toBe(stored.length);
    expect(await verifyStored(ctx)).toEqual([]);
    for (const tracking of name === WALKED ? stored : stored.slice(-1)) await checkVerbs(ctx, tracking);
  } finally {
    await close();
  }
}

async function checkHistories(ctx: Context, stored: readonly EraTracking[]): Promise<void> {
  const histories = await readHistories(
    ctx.db,
    stored.map(({ id }) => id),
  );
  for (const { id } of stored) {
    const { series = [], gaps } = histories.get(id) ?? {};
    const views = series.map(({ hour, takenAt, figures }) => ({ hour, takenAt, views: figures.views }));
    expect(views).toEqual(EXPECTED_HOURS.series);
    expect(gaps).toEqual(EXPECTED_HOURS.gaps);
  }
}

/** A key of that version still signs in, and its requests find the video and the money. */
async function checkVerbs(ctx: Context, { key, publicId, organizationId }: EraTracking): Promise<void> {
  const found = await authenticateKey(ctx, key);
  if (!found.ok) throw new Error(`the key is ${found.reason}`);
  expect(found.organization.id).toBe(organizationId);
  const owner: OrganizationContext = { ...ctx, organization: found.organization, actor: found.actor };
  const video = await getVideo(owner, { id: publicId });
  expect(video.status).toBe("monitoring");
  expect(video.snapshots).toHaveLength(EXPECTED_HOURS.series.length);
  expect(await getUsage(owner)).toMatchObject(EXPECTED_MONEY);
}

/** Members keep getting a report by email. Other addresses don't: reports are sent to members only. */
async function checkRecipients(sql: postgres.Sql): Promise<void> {
  const rows = await sql`
    select r.mail_to, array(select m.user_id from members m where m.organization_id = r.organization_id) as members
    from reports r`;
  expect(rows.length).toBeGreaterThan(0);
  for (const { mail_to, members } of rows) expect(mail_to).toEqual(members);
}
