import { eq, sql } from "drizzle-orm";
import { afterEach, beforeEach, expect, test } from "vitest";
import { platformQuotas, retiredSources, snapshotBlocks, trackings, videos } from "@/db/schema";
import type { OrganizationContext } from "@/lib/core/context";
import { HOUR_MS } from "@/lib/core/time/unit-rules";
import { canonicalVideoUrl } from "@/lib/platforms/rules";
import { replay, type TurnableContext } from "@/lib/tracking/collection/replay";
import { sourceSwitches } from "@/lib/tracking/snapshots/rules";
import { getVideo } from "@/lib/tracking/videos/get";
import { getVideoOverview } from "@/lib/tracking/videos/overview";
import { exportSeries } from "@/lib/tracking/videos/series-export";
import { accountOf } from "@/sandbox/accounts";
import { postsOf } from "@/sandbox/posts";
import { createTestOrganization, testContext } from "@/test/context";
import { clearFaults, injectFault } from "@/test/sandbox";
import { trackVideo } from "@/test/track";

const LOOTER = "instagram-looter2";
const GRAPH = "instagram-business-discovery";
/** Each test is two months after the previous one: they share the claimed slots. */
let start = new Date("2024-03-10T12:00:10Z");

let ctx: TurnableContext;
let owner: OrganizationContext;
beforeEach(async () => {
  start = new Date(start.getTime() + 60 * 24 * HOUR_MS);
  const base = testContext(start);
  ctx = { ...base, turnTo: base.clock.set };
  await ctx.db.delete(platformQuotas);
  await ctx.db.delete(retiredSources);
  owner = await createTestOrganization(ctx, { plan: "pro" });
});
afterEach(clearFaults);

/** A post that the creator's list has, unlike minted IDs. */
function listedPost(number: number): string {
  const [id] = postsOf("instagram", accountOf("instagram", number), start.getTime(), 1).ids;
  if (!id) throw new Error("the account has no post");
  return id;
}

const readVideo = async (externalId: string) =>
  (await ctx.db.select().from(videos).where(eq(videos.externalId, externalId)))[0];
const after = (hours: number) => new Date(start.getTime() + hours * HOUR_MS);
const retire = () =>
  ctx.db.insert(retiredSources).values({ source: LOOTER, retiredAt: ctx.now(), retiredBy: null, reason: "Gone" });

test("a retired source's series continue with the next one, marked and without a gain", async () => {
  const externalId = listedPost(4_001);
  const { id } = await trackVideo(owner, {
    video_link: canonicalVideoUrl("instagram", externalId),
    duration_days: 1,
  });
  await replay(ctx, after(5));
  const known = await readVideo(externalId);
  await retire();
  await replay(ctx, after(25));
  const { snapshots } = await getVideo(owner, { id });
  expect(snapshots).toHaveLength(24);
  const providers = snapshots.map(({ provider }) => provider);
  const change = providers.indexOf(GRAPH);
  expect([...new Set(providers.slice(0, change))]).toEqual([LOOTER]);
  expect([...new Set(providers.slice(change))]).toEqual([GRAPH]);
  const [row] = await ctx.db.select().from(trackings).where(eq(trackings.publicId, id));
  expect(row?.source).toBe(GRAPH);
  // What only the first source knows stays.
  expect((await readVideo(externalId))?.creatorId).toBe(known?.creatorId);
  expect(known?.creatorId).not.toBeNull();
  // The old source's block is sealed, although it is not full.
  expect(await ctx.db.$count(snapshotBlocks, eq(snapshotBlocks.trackingId, row?.id ?? 0))).toBe(1);

  const { points } = await getVideoOverview(owner, { id });
  const at = snapshots[change]?.snapshot_time ?? "";
  expect(sourceSwitches(points)).toEqual([{ hour: change, at: expect.any(String), from: LOOTER, to: GRAPH }]);
  expect(Date.parse(sourceSwitches(points)[0]?.at ?? "")).toBe(Date.parse(at));

  // The rollup has what each source counted, and not the difference between the two.
  const gained = snapshots.reduce((sum, { views }, index) => {
    const before = snapshots[index - 1];
    return !before || index === change ? sum : sum + Number(views) - Number(before.views);
  }, 0);
  const [rollup] = await ctx.db.execute<{ views: number }>(
    sql`select sum(views)::float8 as views from org_hours where organization_id = ${owner.organization.id}`,
  );
  expect(rollup?.views).toBe(gained);
  const jump = Number(snapshots[change]?.views) - Number(snapshots[change - 1]?.views);
  expect(jump).toBeGreaterThan(0.1 * Number(snapshots[change - 1]?.views));

  const { csv } = await exportSeries(owner, { id, zone: "UTC" });
  const lines = csv.split("\r\n").filter(Boolean);
  expect(lines[0]).toContain("Source");
  expect(lines.filter((line) => line.includes(GRAPH))).toHaveLength(24 - change);
});

test("a source that only fails keeps its series, which has gaps meanwhile", async () => {
  const { id } = await trackVideo(owner, {
    video_link: canonicalVideoUrl("instagram", listedPost(4_002)),
    duration_days: 1,
  });
  await replay(ctx, after(3));
  await injectFault({ platform: "instagram", fault: "not_subscribed", endpoints: ["/post"] });
  await replay(ctx, after(6));
  await clearFaults();
  await replay(ctx, after(25));
  const { snapshots } = await getVideo(owner, { id });
  expect(new Set(snapshots.map(({ provider }) => provider))).toEqual(new Set([LOOTER]));
  const { points } = await getVideoOverview(owner, { id });
  expect(points.filter(({ gap_reason }) => gap_reason === "auth").length).toBeGreaterThanOrEqual(2);
});

test("a new series begins with the source that answers", async () => {
  await injectFault({ platform: "instagram", fault: "not_subscribed", endpoints: ["/post"] });
  const number = 4_003;
  const externalId = listedPost(number);
  const { username } = accountOf("instagram", number);
  const { id } = await trackVideo(owner, {
    video_link: `https://www.instagram.com/${username}/reel/${externalId}/`,
    duration_days: 1,
  });
  await replay(ctx, after(3));
  const { snapshots } = await getVideo(owner, { id });
  expect(new Set(snapshots.map(({ provider }) => provider))).toEqual(new Set([GRAPH]));
});

test("a new series doesn't begin with a retired source", async () => {
  const number = 4_005;
  await retire();
  const { id } = await trackVideo(owner, {
    video_link: `https://www.instagram.com/${accountOf("instagram", number).username}/p/${listedPost(number)}/`,
    duration_days: 1,
  });
  expect((await getVideo(owner, { id })).snapshots.map(({ provider }) => provider)).toEqual([GRAPH]);
});

test("a post that its creator's list doesn't have is a gap, not gone", async () => {
  const externalId = listedPost(4_004);
  const { id } = await trackVideo(owner, {
    video_link: canonicalVideoUrl("instagram", externalId),
    duration_days: 1,
  });
  await retire();
  await injectFault({
    platform: "instagram",
    fault: "status_false",
    ids: [externalId],
    endpoints: ["business_discovery"],
  });
  await replay(ctx, after(6));
  const { points } = await getVideoOverview(owner, { id });
  expect(points.slice(1).map(({ gap_reason }) => gap_reason)).toEqual(Array(points.length - 1).fill("transient"));
  expect((await getVideo(owner, { id })).status).toBe("monitoring");
});
