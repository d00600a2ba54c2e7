import { eq, sql } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { database } from "@/db/client";
import { channels } from "@/db/schema";
import { CHANNEL_SORTS } from "@/lib/channels/channels/choice-rules";
import { ChannelRowsQuery } from "@/lib/channels/channels/dashboard-schemas";
import { listChannelRows } from "@/lib/channels/channels/list-rows";
import { matching } from "@/lib/channels/channels/matching";
import { readPeerGrowth } from "@/lib/channels/channels/peer-growth";
import type { Context, OrganizationContext } from "@/lib/core/context";
import { createTestOrganization, testContext } from "@/test/context";
import { observedDatabase } from "@/test/observed-database";

const ctx = testContext();
const CHANNELS = 30_000;
let owner: OrganizationContext;

beforeAll(async () => {
  owner = await createTestOrganization(ctx);
  // Hidden counts, unknown growth and stubs are rare, and stand anywhere.
  await ctx.db.execute(sql`
    insert into channels (uuid, platform, external_id, username, username_key, name, categories_primary,
      categories_secondary, followers, gained_30d, gained_percent_30d, quality_grade, profile_at, is_stub, created_at)
    select gen_random_uuid(), (array['tiktok', 'youtube', 'instagram', 'twitter'])[i % 4 + 1], 'v' || i, 'user' || i,
      'user' || i, left(md5(i::text), 8), '{}', '{}', case when i % 50 > 0 then (i * 7919) % 4000000 end,
      case when i % 9 > 0 then (i * 547) % 20000 - 5000 end, case when i % 9 > 0 then ((i * 31) % 900) / 10.0 - 20 end,
      case when i % 3 = 0 then i % 101 end, ${ctx.now().toISOString()}::timestamptz - i * interval '1 minute', i % 40 = 0,
      ${ctx.now().toISOString()}::timestamptz
    from generate_series(1, ${CHANNELS}::int) i`);
  await ctx.db.execute(sql`analyze channels`);
}, 120_000);

interface Plan {
  "Node Type": string;
  "Index Name"?: string;
  "Index Cond"?: string;
  Plans?: Plan[];
}
const nodesOf = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];

const PAGES = /from "channels".* order by /s;

/** The plans of the statements that read pages of the list, as "Index Scan", "Sort" and so on. */
async function plansOf(query: Partial<ChannelRowsQuery>): Promise<string[][]> {
  const parsed = ChannelRowsQuery.parse({ list: "all", ...query });
  return plansOfStatements(PAGES, async (db) => {
    const { next_cursor } = await listChannelRows({ ...owner, db }, parsed);
    await listChannelRows({ ...owner, db }, { ...parsed, cursor: next_cursor ?? "" });
  });
}

const plansOfStatements = async (which: RegExp, run: (db: Context["db"]) => Promise<unknown>): Promise<string[][]> =>
  (await explain(which, run)).map((plan) => nodesOf(plan).map((node) => node["Node Type"]));

async function explain(which: RegExp, run: (db: Context["db"]) => Promise<unknown>): Promise<Plan[]> {
  const { $client } = database().db;
  const seen: { text: string; params: unknown[] }[] = [];
  await run(
    observedDatabase($client, (text, params) => {
      if (which.test(text)) seen.push({ text, params });
    }),
  );
  const plans: Plan[] = [];
  for (const { text, params } of seen) {
    const statement = `explain (format json) ${text}`;
    const [row] = await $client.unsafe<{ "QUERY PLAN": { Plan: Plan }[] }[]>(statement, params.map(String));
    plans.push(row?.["QUERY PLAN"][0]?.Plan ?? { "Node Type": "none" });
  }
  return plans;
}

/** The owners of some channels share their figures. */
async function shareFew(): Promise<void> {
  await ctx.db.execute(sql`
    insert into connected_accounts (public_id, organization_id, platform, external_id, username, channel_id, status,
      scopes, access_issued_at, access_expires_at, connected_at, quality_grade)
    select 'shared' || id, ${owner.organization.id}, platform, external_id, username, id, 'connected', '{}', now(), now(),
      now(), 80
    from channels where external_id in ('v1', 'v5', 'v13') on conflict do nothing`);
}

const ORDERS = CHANNEL_SORTS.flatMap((sort) => (["asc", "desc"] as const).map((order) => ({ sort, order })));

test.each(ORDERS.filter(({ sort }) => sort !== "quality"))(
  "a page by $sort, $order, is one range of an index, also after a cursor",
  async (query) => {
    const plans = await plansOf(query);
    expect(plans).toHaveLength(2);
    for (const nodes of plans) expect(nodes).toEqual(["Limit", "Index Scan"]);
  },
);

test.each([
  { order: "asc" as const },
  { order: "desc" as const },
  { order: "asc" as const, audience: "good" as const },
  { order: "desc" as const, audience: "good" as const },
])("a page by quality, $order, $audience, is a range of an index and the few channels of owners", async (query) => {
  await shareFew();
  const parsed = ChannelRowsQuery.parse({ list: "all", sort: "quality", ...query });
  const plans = await explain(PAGES, async (db) => {
    const { next_cursor } = await listChannelRows({ ...owner, db }, parsed);
    await listChannelRows({ ...owner, db }, { ...parsed, cursor: next_cursor ?? "" });
  });
  const ofChannels = plans.map((plan) => nodesOf(plan).filter((node) => node["Index Name"]?.startsWith("channels_")));
  expect(ofChannels.map((nodes) => nodes.length)).toEqual([1, 1, 1, 1]);
  const [sampled, own, sampledAfter, ownAfter] = ofChannels.flat();
  for (const node of [sampled, sampledAfter]) {
    expect(node?.["Index Name"]).toBe("channels_by_quality");
    // Grades below are not read, either.
    expect(node?.["Index Cond"]).toContain(query.audience ? "quality_grade >= '75'" : "quality_grade IS NOT NULL");
  }
  for (const node of [own, ownAfter]) expect(node?.["Index Cond"]).toContain("id = ANY");
});

test("a filter that many channels match reads the index in order", async () => {
  const plans = await plansOf({ sort: "followers", growth: "growing", platform: "tiktok" });
  for (const nodes of plans) expect(nodes).toEqual(["Limit", "Index Scan"]);
});

test.each(["user9", "se77", "nothing"])("a search for %s reads the index of the words alone", async (text) => {
  const plans = await plansOfStatements(/channel_query/, (db) => matching({ ...owner, db }, text));
  expect(plans).toEqual([["Limit", "Bitmap Heap Scan", "Bitmap Index Scan"]]);
});

test("the peers of a channel are one range of an index on each side of its size", async () => {
  const [channel] = await ctx.db.select().from(channels).where(eq(channels.externalId, "v4"));
  if (!channel) throw new Error("not written");
  const plans = await plansOfStatements(/nearest/, (db) =>
    readPeerGrowth({ ...owner, db }, { ...channel, followers: 1_000_000, gainedPercent: 1 }),
  );
  const scans = plans.flat().filter((node) => /Scan|Sort/.test(node) && node !== "Subquery Scan");
  expect(scans).toEqual(["Index Only Scan", "Index Only Scan"]);
});
