import { and, eq, sql } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { trackings } from "@/db/schema";
import { listLedger } from "@/lib/billing/ledger";
import { LedgerQuery } from "@/lib/billing/schemas";
import { getUsage } from "@/lib/billing/usage";
import type { OrganizationContext } from "@/lib/core/context";
import { VideoRowsQuery } from "@/lib/tracking/videos/dashboard-schemas";
import { listVideos } from "@/lib/tracking/videos/list";
import { writeCursor } from "@/lib/tracking/videos/list-cursor";
import { listVideoRows } from "@/lib/tracking/videos/rows";
import { ListVideosQuery } from "@/lib/tracking/videos/schemas";
import { findStatsPage } from "@/lib/tracking/videos/stats-page";
import { VideoStatsQuery } from "@/lib/tracking/videos/stats-schemas";
import { createTestOrganization, testContext } from "@/test/context";
import { scansOf } from "@/test/plans";

const ctx = testContext();
/** Enough for an index to be cheaper than reading a whole table. */
const TRACKINGS = 20_000;
/** A page, the row that shows whether another page follows, and what the joins read for them. */
const FEW = 300;
/** Two weeks of hours, of which each day becomes a line. */
const LEDGER_PAGE = 14 * 25 + 1;
let owner: OrganizationContext;

/** Ten of a thousand are stopped, paused or have a rare word in the title, and all have views. */
beforeAll(async () => {
  owner = await createTestOrganization(ctx, { plan: "enterprise" });
  const own = owner.organization.id;
  const at = ctx.now().toISOString();
  await ctx.db.execute(sql`
    insert into videos (platform, external_id, slot, canonical_url, title, creator, created_at, metadata_at)
    select 'tiktok', 'v' || i, 0, 'https://example.org/' || i,
      case when i % 1000 = 7 then 'A rare marmalade ' else 'Some video ' end || i, 'creator ' || i,
      ${at}::timestamptz + i * interval '1 second', ${at}::timestamptz
    from generate_series(1, ${TRACKINGS}::int) i`);
  await ctx.db.execute(sql`
    insert into trackings (public_id, job_id, uuid, organization_id, video_id, platform, slot, video_link, duration_days,
      status, status_reason, started_at, ends_at, ended_at, created_at)
    select 'p' || id, 'job_' || id, gen_random_uuid(), ${own}, id, 'tiktok', 0, canonical_url, 30,
      case when id % 1000 = 5 then 'paused' when id % 1000 = 4 then 'error' else 'completed' end,
      case when id % 1000 = 6 then 'stopped' end,
      created_at, created_at + interval '30 days',
      case when id % 1000 <> 5 then created_at + interval '30 days' end, created_at
    from videos order by id`);
  await ctx.db.execute(sql`
    insert into video_state (tracking_id, latest_at, settled_hour, snapshots, views, bad_hours)
    select id, started_at, 0, 1, id * 1000, 0 from trackings`);
  await ctx.db.execute(sql`
    insert into ledger_entries (public_id, organization_id, unit, kind, amount, balance_after, idempotency_key, created_at)
    select 'l' || i, ${own}, case when i % 1000 = 3 then 'points_purchased' else 'usd_micros' end, 'correction', 0, 0,
      'l' || i, ${at}::timestamptz + i * interval '1 second'
    from generate_series(1, ${TRACKINGS}::int) i`);
  await ctx.db.execute(sql`vacuum analyze trackings, videos, video_state, ledger_entries`);
});

async function expectFew(work: (of: OrganizationContext) => Promise<unknown>, most = FEW): Promise<void> {
  const scans = await scansOf((db) => work({ ...owner, db }));
  expect(scans.length).toBeGreaterThan(0);
  expect(scans.filter(({ rows }) => rows > most)).toEqual([]);
}

type Query = Record<string, string>;
const list = (query: Query) => (of: OrganizationContext) => listVideos(of, ListVideosQuery.parse(query));
/** A cursor in the middle of the list. */
async function middle(query: Query): Promise<string> {
  const [row] = await ctx.db
    .select()
    .from(trackings)
    .where(and(eq(trackings.organizationId, owner.organization.id), eq(trackings.status, "completed")))
    .orderBy(trackings.id)
    .offset(TRACKINGS / 2)
    .limit(1);
  if (!row) throw new Error("the list is too short");
  return writeCursor(owner, ListVideosQuery.parse(query), row.createdAt.getTime(), row.publicId);
}

test.each<Query>([
  {},
  { order: "asc" },
  { status: "paused" },
  { status: "error", order: "asc" },
  { status: "completed" },
  { q: "marmalade" },
  { q: "example.org/4321" },
  { external_id: "v77" },
  { url: "https://www.tiktok.com/@a/video/77" },
])("GET /videos reads one page of %j", async (query) => {
  await expectFew(list(query));
});

test("GET /videos looks up a thousand videos with a word that all have, and then reads one page", async () => {
  await expectFew(list({ q: "some video" }), 1_100);
});

test.each<Query>([{}, { order: "asc" }, { status: "completed" }])(
  "GET /videos continues %j in its middle",
  async (query) => {
    await expectFew(list({ ...query, cursor: await middle(query) }));
  },
);

test.each<Query>([
  {},
  { sort: "created_at", order: "asc" },
  { sort: "ends_at" },
  { status: "stopped" },
  { status: "completed" },
  { status: "paused", order: "asc" },
  { q: "marmalade" },
])("the table reads one page of %j", async (query) => {
  await expectFew((of) => listVideoRows(of, VideoRowsQuery.parse(query)));
});

test.each<Query>([{}, { order: "asc" }, { status: "failed" }])(
  "GET /videos/stats reads one page of %j",
  async (query) => {
    await expectFew((of) => findStatsPage(of, VideoStatsQuery.parse(query)));
  },
);

test("usage reads the account only", async () => {
  await expectFew(getUsage);
});

test.each(["money", "credits"])("the ledger reads one page of %s", async (unit) => {
  const page = (query: object) => (of: OrganizationContext) => listLedger(of, LedgerQuery.parse({ unit, ...query }));
  await expectFew(page({}), LEDGER_PAGE);
  const { next_cursor } = await page({})(owner);
  if (next_cursor) await expectFew(page({ cursor: next_cursor }), LEDGER_PAGE);
});
