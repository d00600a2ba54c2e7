import { count, eq } from "drizzle-orm";
import { afterEach, describe, expect, expectTypeOf, it } from "vitest";
import { ledgerEntries, platformQuotas, trackings } from "@/db/schema";
import { getAccount } from "@/lib/billing/account";
import { getUsage } from "@/lib/billing/usage";
import type { OrganizationContext } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { HOUR_MS } from "@/lib/core/time/unit-rules";
import { resolveVideoUrl } from "@/lib/platforms/resolve-url";
import { canonicalVideoUrl, type ParsedVideoUrl, parseVideoUrl } from "@/lib/platforms/rules";
import { PLATFORMS, type Platform } from "@/lib/platforms/schemas";
import { replay } from "@/lib/tracking/collection/replay";
import { checkLink } from "@/lib/tracking/videos/check-link";
import { VideoOverview, VideoRows, VideoRowsQuery } from "@/lib/tracking/videos/dashboard-schemas";
import { getVideo } from "@/lib/tracking/videos/get";
import { listVideos } from "@/lib/tracking/videos/list";
import { getVideoOverview } from "@/lib/tracking/videos/overview";
import { listVideoRows } from "@/lib/tracking/videos/rows";
import { ListVideosQuery, ParsedTrackRequest, VideoDetail } from "@/lib/tracking/videos/schemas";
import { stopVideo } from "@/lib/tracking/videos/stop";
import { trackKnownVideo, trackVideo as trackParsed } from "@/lib/tracking/videos/track";
import { mintId } from "@/sandbox/ids";
import { createTestOrganization, testContext } from "@/test/context";
import { clearFaults, injectFault } from "@/test/sandbox";
import { trackVideo } from "@/test/track";

const START = new Date("2026-03-10T12:00:10Z");
let seed = 0;

function freshVideo(platform: Platform) {
  seed += 1;
  const externalId = mintId(platform, new Date(START.getTime() - HOUR_MS), `verbs:${seed}`);
  return { externalId, link: canonicalVideoUrl(platform, externalId) };
}

const track = (ctx: OrganizationContext, platform: Platform = "youtube", days = 1) =>
  trackVideo(ctx, { video_link: freshVideo(platform).link, duration_days: days });

/** Returns the error of a call that must fail. */
async function errorOf(call: Promise<unknown>) {
  const error = await call.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof AppError)) throw error ?? new Error("it was not refused");
  return error.refusal;
}

/** Everything an organization has: a failed call must leave it unchanged. */
async function traces(ctx: OrganizationContext) {
  const own = ctx.organization.id;
  const [tracked] = await ctx.db.select({ n: count() }).from(trackings).where(eq(trackings.organizationId, own));
  const [entries] = await ctx.db
    .select({ n: count() })
    .from(ledgerEntries)
    .where(eq(ledgerEntries.organizationId, own));
  return { tracked: tracked?.n, entries: entries?.n, account: await getAccount(ctx.db, own) };
}

afterEach(clearFaults);

describe("tracking a video without a link", () => {
  it("links TikTok with the creator's name and other platforms with their own URL", async () => {
    const ctx = testContext(START);
    const owner = await createTestOrganization(ctx);
    for (const platform of PLATFORMS) {
      const { externalId, link } = freshVideo(platform);
      const { id, video_link } = await trackKnownVideo(owner, { platform, externalId, durationDays: 1 });
      const video = await getVideo(owner, { id });
      const { creator } = video.current_metadata;
      expect(creator).not.toBeNull();
      expect(video_link).toBe(platform === "tiktok" ? `https://www.tiktok.com/@${creator}/video/${externalId}` : link);
      expect(video).toMatchObject({ video_link, canonical_url: video_link });
      // A link from the caller is stored as sent.
      const sent = await trackVideo(owner, { video_link: link, duration_days: 1 });
      expect(sent.video_link).toBe(link);
    }
  });

  it("is refused like any other", async () => {
    const owner = await createTestOrganization(testContext(START), { balanceUsd: 0 });
    const { externalId } = freshVideo("tiktok");
    const call = trackKnownVideo(owner, { platform: "tiktok", externalId, durationDays: 1 });
    expect((await errorOf(call)).code).toBe("insufficient_balance");
  });
});

describe("tracking a video", () => {
  it.each(PLATFORMS)("stores the first snapshot of %s immediately and accrues it", async (platform) => {
    const owner = await createTestOrganization(testContext(START), { balanceUsd: 10 });
    const { link } = freshVideo(platform);
    const answer = await trackVideo(owner, { video_link: link, duration_days: 7 });
    expect(answer).toEqual({
      id: expect.stringMatching(/^[a-z][a-z0-9]{23}$/),
      job_id: expect.stringMatching(/^job_[a-z][a-z0-9]{23}$/),
      video_link: link,
      platform,
      status: "monitoring",
      monitoring_duration_days: 7,
      days_remaining: 7,
      estimated_cost: 2.52,
      created_at: "2026-03-10T12:00:10.000Z",
    });
    const detail = VideoDetail.strict().parse(await getVideo(owner, { id: answer.id }));
    expect(detail.snapshots).toHaveLength(1);
    expect(detail.snapshots[0]?.snapshot_time).toBe("2026-03-10T12:00:10.000Z");
    expect(await getUsage(owner)).toMatchObject({
      balance_usd: 10,
      uncharged_usage_usd: 0.015,
      total_snapshots: 1,
      active_videos: 1,
      committed_usd: 2.505,
      runway_hours: 665,
    });
  });

  it("is refused without side effects if link, balance, plan or platform don't allow it", async () => {
    const ctx = testContext(START);
    const owner = await createTestOrganization(ctx, { balanceUsd: 0.5 });
    const before = await traces(owner);
    expect(await errorOf(trackVideo(owner, { video_link: "https://vimeo.com/1", duration_days: 1 }))).toEqual({
      code: "invalid_request",
      details: [{ field: "video_link", message: "Invalid URL format" }],
    });
    expect(await errorOf(track(owner, "tiktok", 7))).toEqual({
      code: "insufficient_balance",
      spendable: 500_000n,
      estimated: 2_520_000n,
    });
    const gone = freshVideo("youtube");
    await injectFault({ platform: "youtube", fault: "absent", ids: [gone.externalId] });
    expect(await errorOf(trackVideo(owner, { video_link: gone.link, duration_days: 1 }))).toEqual({
      code: "not_found",
      message: "Video not found or is private",
    });
    const broken = freshVideo("twitter");
    await injectFault({ platform: "twitter", fault: "client_not_enrolled" });
    expect(await errorOf(trackVideo(owner, { video_link: broken.link, duration_days: 1 }))).toEqual({
      code: "platform_failed",
      message: "Failed to start monitoring - invalid response from tracking API",
    });
    await ctx.db.delete(platformQuotas);
    const full = { ...owner, organization: { ...owner.organization, maxConcurrentVideos: 0 } };
    expect(await errorOf(track(full))).toMatchObject({ code: "forbidden" });
    const reader = { ...owner, actor: { type: "user" as const, userId: 1, role: "viewer" as const } };
    expect(await errorOf(track(reader))).toMatchObject({ code: "forbidden" });
    expect(await traces(owner)).toEqual(before);
  });

  it("never exceeds the plan's limit or the balance with concurrent calls", async () => {
    const ctx = testContext(START);
    const poor = await createTestOrganization(ctx, { balanceUsd: 0.39 });
    const tries = await Promise.allSettled(Array.from({ length: 6 }, () => track(poor)));
    // 0.39 covers the required 0.36 until two snapshots have been accrued.
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(3);
    const limited = await createTestOrganization(ctx);
    limited.organization.maxConcurrentVideos = 2;
    const more = await Promise.allSettled(Array.from({ length: 6 }, () => track(limited)));
    expect(more.filter(({ status }) => status === "fulfilled")).toHaveLength(2);
  });
});

describe("another organization's ID", () => {
  it("is refused like an unknown one", async () => {
    const ctx = testContext(START);
    const owner = await createTestOrganization(ctx);
    const stranger = await createTestOrganization(ctx);
    const { id } = await track(owner);
    for (const verb of [getVideo, stopVideo, getVideoOverview]) {
      const foreign = await errorOf(verb(stranger, { id }));
      expect(foreign).toEqual({ code: "not_found", message: "Video not found" });
      expect(await errorOf(verb(stranger, { id: "never" }))).toEqual(foreign);
    }
    expect((await listVideos(stranger, ListVideosQuery.parse({}))).videos).toEqual([]);
    expect(await errorOf(listVideos(stranger, ListVideosQuery.parse({ cursor: id })))).toMatchObject({
      code: "invalid_request",
    });
    expect((await getVideo(owner, { id })).status).toBe("monitoring");
  });
});

describe("lists", () => {
  it("use a cursor that is stable while rows are added", async () => {
    const owner = await createTestOrganization(testContext(START), { plan: "pro" });
    const ids: string[] = [];
    for (let index = 0; index < 5; index++) ids.unshift((await track(owner, PLATFORMS[index % 4])).id);
    const first = await listVideos(owner, ListVideosQuery.parse({ limit: "2" }));
    expect(first).toMatchObject({ total: 2, limit: 2, next_cursor: expect.any(String) });
    await track(owner);
    const second = await listVideos(owner, ListVideosQuery.parse({ limit: "2", cursor: first.next_cursor ?? "" }));
    const third = await listVideos(owner, ListVideosQuery.parse({ limit: "2", cursor: second.next_cursor ?? "" }));
    expect([first, second, third].flatMap(({ videos }) => videos.map(({ id }) => id))).toEqual(ids);
    expect(third.next_cursor).toBeNull();
    const { videos } = await listVideos(
      owner,
      ListVideosQuery.parse({ limit: "50", platform: "tiktok", status: "monitoring" }),
    );
    expect(videos.map(({ platform }) => platform)).toEqual(["tiktok", "tiktok"].slice(0, videos.length));
  });

  it("of the dashboard sort, search and explain their values", async () => {
    const base = testContext(new Date("2026-06-10T12:00:10Z"));
    const ctx = { ...base, turnTo: base.clock.set };
    const owner = { ...(await createTestOrganization(ctx, { plan: "pro" })), now: ctx.now };
    for (const platform of PLATFORMS) await track(owner, platform, 3);
    await replay(ctx, new Date("2026-06-11T18:00:00Z"));
    const rows = VideoRows.parse(await listVideoRows(owner, VideoRowsQuery.parse({ sort: "views", order: "desc" })));
    expect(rows.total).toBe(4);
    const views = rows.rows.map(({ figures }) => figures.views ?? 0);
    expect(views).toEqual([...views].sort((a, b) => b - a));
    for (const row of rows.rows) {
      expect(row.sparkline).toHaveLength(25);
      expect(row.sparkline.at(-1)).toBe(row.figures.views);
    }
    const creator = rows.rows[0]?.creator ?? "";
    const found = await listVideoRows(owner, VideoRowsQuery.parse({ q: creator.slice(1) }));
    expect(found.rows.map(({ id }) => id)).toContain(rows.rows[0]?.id);
    expect((await listVideoRows(owner, VideoRowsQuery.parse({ q: "100%_no" }))).total).toBe(0);

    const overview = VideoOverview.parse(await getVideoOverview(owner, { id: rows.rows[0]?.id ?? "" }));
    expect(overview.points.map(({ hour }) => hour)).toEqual(overview.points.map((_, index) => index));
    expect(overview.change_24h.views).toBeGreaterThan(0);
    expect(overview.spent_usd).toBe(Math.round(overview.snapshots * 15) / 1000);
    expect(new Date(overview.next_snapshot_at ?? 0).getTime()).toBeGreaterThan(ctx.now().getTime());
  });
});

describe("a link's check", () => {
  it("identifies the platform, short links and already tracked videos", async () => {
    const owner = await createTestOrganization(testContext(START));
    const { link } = freshVideo("tiktok");
    expect(await checkLink(owner, { video_link: link })).toEqual({
      platform: "tiktok",
      short: false,
      already_tracked: null,
    });
    const { id } = await trackVideo(owner, { video_link: link, duration_days: 1 });
    expect((await checkLink(owner, { video_link: link })).already_tracked).toBe(id);
    expect(await checkLink(owner, { video_link: "https://vm.tiktok.com/ZMabc123/" })).toMatchObject({
      platform: "tiktok",
      short: true,
    });
    expect(await checkLink(owner, { video_link: "hello" })).toEqual({
      platform: null,
      short: false,
      already_tracked: null,
    });
  });
});

it("parses a link once: what follows takes it parsed", () => {
  expectTypeOf(trackParsed).parameter(1).not.toExtend<{ video_link: string }>();
  expectTypeOf(resolveVideoUrl).parameter(1).toEqualTypeOf<ParsedVideoUrl>();
  const link = "https://youtu.be/dQw4w9WgXcQ";
  expect(ParsedTrackRequest.parse({ video_link: link, duration_days: 1 }).video_link).toEqual({
    text: link,
    target: parseVideoUrl(link),
  });
});
