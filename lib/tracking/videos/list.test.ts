import { randomUUID } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { campaigns, labels, trackingLabels, trackings, videoState, videos } from "@/db/schema";
import { seedChannel } from "@/lib/channels/channels/fixtures";
import type { OrganizationContext } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { newPublicId } from "@/lib/core/public-id";
import { listVideos } from "@/lib/tracking/videos/list";
import { ListVideosQuery } from "@/lib/tracking/videos/schemas";
import { createTestOrganization, testContext } from "@/test/context";
import { insertVideos, type TestVideo } from "@/test/video-rows";

const START = new Date("2026-03-10T12:00:00Z");
const ctx = testContext(START);
let owner: OrganizationContext;
let stranger: OrganizationContext;

beforeEach(async () => {
  ctx.clock.set(START);
  owner = await createTestOrganization(ctx, { plan: "enterprise" });
  stranger = await createTestOrganization(ctx, { plan: "enterprise" });
});

const list = (query: Record<string, string>, of = owner) => listVideos(of, ListVideosQuery.parse(query));
const idsOf = async (query: Record<string, string>, of = owner) => (await list(query, of)).videos.map(({ id }) => id);
const insert = async (given: TestVideo, of = owner) => (await insertVideos(of, [given]))[0] ?? "";
const trackingOf = async (id: string) => {
  const [row] = await ctx.db
    .select({ tracking: trackings, video: videos })
    .from(trackings)
    .innerJoin(videos, eq(videos.id, trackings.videoId))
    .where(eq(trackings.publicId, id));
  if (!row) throw new Error("no tracking");
  return row;
};
const errorOf = async (work: Promise<unknown>) => {
  const error = await work.catch((reason: unknown) => reason);
  return error instanceof AppError ? error.refusal : error;
};

async function addLabel(of: OrganizationContext, name: string, on: string[], publicId = newPublicId()) {
  const row = { publicId, organizationId: of.organization.id, name, createdAt: START };
  const [label] = await ctx.db.insert(labels).values(row).returning();
  for (const id of on)
    await ctx.db
      .insert(trackingLabels)
      .values({ trackingId: (await trackingOf(id)).tracking.id, labelId: label?.id ?? 0 });
  return publicId;
}
async function addCampaign(of: OrganizationContext, name: string, on: string[], publicId = newPublicId()) {
  const row = { publicId, organizationId: of.organization.id, name, createdAt: START };
  const [campaign] = await ctx.db.insert(campaigns).values(row).returning();
  for (const id of on)
    await ctx.db.update(trackings).set({ campaignId: campaign?.id }).where(eq(trackings.publicId, id));
  return publicId;
}

describe("filters", () => {
  test.each([
    ["label", addLabel],
    ["campaign", addCampaign],
  ] as const)("%s is an ID or an exact name, and an ID takes precedence", async (field, add) => {
    const [a = "", b = "", c = ""] = await insertVideos(owner, [{}, {}, {}]);
    const id = await add(owner, "Launch", [a]);
    // A name that equals the other's ID.
    await add(owner, id, [b]);
    const foreign = await add(stranger, "Abroad", [await insert({}, stranger)]);
    expect(await idsOf({ [field]: id })).toEqual([a]);
    expect(await idsOf({ [field]: "Launch" })).toEqual([a]);
    for (const other of ["Laun", "launch", "Launch ", foreign, "Abroad", "none"])
      expect(await idsOf({ [field]: other }), other).toEqual([]);
    expect(await idsOf({})).toEqual([c, b, a]);
  });

  test("creator and channel_id match what a video shows", async () => {
    const mine = await insert({ creator: "Some.User", platform: "tiktok" });
    await insert({ creator: "some.user2", platform: "tiktok" });
    const titled = await insert({ creator: "The Show", platform: "youtube" });
    await insert({ creator: "Some.User", platform: "tiktok" }, stranger);
    const { video } = await trackingOf(titled);
    const externalId = `UC${randomUUID().slice(0, 22)}`;
    await ctx.db.update(videos).set({ creatorId: externalId }).where(eq(videos.id, video.id));
    const channel = await seedChannel(ctx, { platform: "youtube", externalId, username: "theshow" });
    for (const name of ["Some.User", "@some.user", "SOME.USER"]) expect(await idsOf({ creator: name })).toEqual([mine]);
    for (const name of ["The Show", "theshow", "@TheShow"]) expect(await idsOf({ creator: name })).toEqual([titled]);
    expect(await idsOf({ channel_id: channel.uuid.toUpperCase() })).toEqual([titled]);
    expect(await idsOf({ channel_id: randomUUID() })).toEqual([]);
    expect(await idsOf({ creator: "some" })).toEqual([]);
  });

  test("url matches every form of a link, external_id the platform's own ID, q part of a text", async () => {
    const id = await insert({ platform: "youtube", title: "100% morning_routine" });
    const externalId = `a${randomUUID().replaceAll("-", "").slice(0, 10)}`;
    await ctx.db
      .update(videos)
      .set({ externalId })
      .where(eq(videos.id, (await trackingOf(id)).video.id));
    await insert({ platform: "tiktok", title: "1000 morningXroutines" });
    for (const url of [
      `https://www.youtube.com/watch?v=${externalId}&t=3`,
      `https://youtu.be/${externalId}`,
      `youtube.com/shorts/${externalId}`,
    ])
      expect(await idsOf({ url }), url).toEqual([id]);
    expect(await idsOf({ external_id: externalId })).toEqual([id]);
    expect(await idsOf({ external_id: externalId }, stranger)).toEqual([]);
    for (const q of ["100%", "MORNING_R"]) expect(await idsOf({ q })).toEqual([id]);
    for (const url of ["https://example.com/x", "nothing"])
      expect(await errorOf(list({ url }))).toEqual({
        code: "invalid_request",
        details: [{ field: "url", message: "Invalid URL format" }],
      });
  });

  test("created_after and created_before exclude the time itself, and filters combine", async () => {
    const first = await insert({ platform: "tiktok" });
    ctx.clock.set(new Date("2026-03-11T12:00:00Z"));
    const second = await insert({ platform: "tiktok", status: "paused" });
    ctx.clock.set(new Date("2026-03-12T12:00:00Z"));
    const third = await insert({ platform: "youtube" });
    expect(await idsOf({ created_after: "2026-03-10T12:00:00Z" })).toEqual([third, second]);
    expect(await idsOf({ created_before: "2026-03-11T13:00:00+01:00" })).toEqual([first]);
    const between = { created_after: "2026-03-10T12:00:00Z", created_before: "2026-03-12T12:00:00Z" };
    expect(await idsOf({ ...between, platform: "tiktok", status: "paused" })).toEqual([second]);
    expect(await idsOf({ ...between, platform: "youtube" })).toEqual([]);
  });
});

describe("pages", () => {
  const GIVEN: TestVideo[] = [
    { views: 100, likes: 10, latestAt: new Date("2026-03-10T10:00:00.123Z") },
    { views: 300, likes: null, latestAt: new Date("2026-03-10T11:00:00Z") },
    { views: null, likes: 5, latestAt: null },
    { views: 100, likes: 1, comments: 2, shares: 3, latestAt: new Date("2026-03-10T10:00:00.123Z") },
    { views: 0, likes: 0, latestAt: new Date("2026-03-10T09:00:00Z") },
    { views: null, likes: null, latestAt: null },
    { views: 7, likes: 1, latestAt: new Date("2026-03-10T12:00:00Z") },
  ];
  const walk = async (query: Record<string, string>, between?: (page: number) => Promise<void>) => {
    const seen: string[] = [];
    let cursor: string | null = null;
    for (let page = 0; page < 20; page++) {
      const answer = await list({ ...query, limit: "2", ...(cursor === null ? {} : { cursor }) });
      seen.push(...answer.videos.map(({ id }) => id));
      cursor = answer.next_cursor;
      if (cursor === null) return seen;
      await between?.(page);
    }
    throw new Error("the list does not end");
  };

  test.each(
    ["created_at", "updated_at", "views", "likes", "engagement"].flatMap((sort) => [
      [sort, "asc"] as const,
      [sort, "desc"] as const,
    ]),
  )("by %s %s hold every video once, those without the figure last", async (sort, order) => {
    const ids = await insertVideos(owner, GIVEN);
    await insertVideos(stranger, GIVEN);
    const whole = await idsOf({ sort, order, limit: "100" });
    expect(await walk({ sort, order })).toEqual(whole);
    expect([...whole].sort()).toEqual([...ids].sort());
    const figureOf = (id: string) => {
      const { views, likes, comments, shares, latestAt } = GIVEN[ids.indexOf(id)] ?? {};
      if (sort === "created_at") return 0;
      if (sort === "updated_at") return latestAt?.getTime() ?? null;
      if (sort === "engagement") return views ? ((likes ?? 0) + (comments ?? 0) + (shares ?? 0)) / views : null;
      return (sort === "views" ? views : likes) ?? null;
    };
    const values = whole.map(figureOf);
    const known = values.filter((value) => value !== null);
    expect(known).toEqual(known.toSorted((a, b) => (order === "asc" ? a - b : b - a)));
    expect(values.slice(known.length).every((value) => value === null)).toBe(true);
  });

  test("neither repeat nor skip a video whose value didn't change, whatever happens to others", async () => {
    const ids = await insertVideos(
      owner,
      Array.from({ length: 12 }, (_, index) => ({ views: 1000 - index * 10 })),
    );
    const moved = new Set<string>();
    const seen = await walk({ sort: "views" }, async (page) => {
      // The last row of a page and a later one swap places with others; a new one is inserted first.
      for (const id of [ids[page * 2 + 1], ids[11 - page]]) {
        if (id === undefined) continue;
        moved.add(id);
        const { tracking } = await trackingOf(id);
        await ctx.db
          .update(videoState)
          .set({ views: sql`${2000 + page}` })
          .where(eq(videoState.trackingId, tracking.id));
      }
      await insert({ views: 5000 });
    });
    for (const id of ids.filter((id) => !moved.has(id))) expect(seen.filter((other) => other === id)).toEqual([id]);
    expect(new Set(seen).size).toBe(seen.length);
  });

  test("accept only their own cursor", async () => {
    await insertVideos(owner, GIVEN);
    await insertVideos(stranger, GIVEN);
    const { next_cursor: cursor } = await list({ limit: "2", sort: "views", platform: "youtube" });
    const own = { sort: "views", platform: "youtube", cursor: cursor ?? "" };
    expect((await list({ ...own, limit: "3" })).videos).toHaveLength(3);
    const others: [Record<string, string>, OrganizationContext?][] = [
      [{ ...own, sort: "likes" }],
      [{ ...own, order: "asc" }],
      [{ sort: "views", cursor: own.cursor }],
      [{ ...own, status: "monitoring" }],
      [{ ...own, created_after: "2026-01-01T00:00:00Z" }],
      [own, stranger],
      [{ ...own, cursor: `${own.cursor.slice(0, -4)}AAAA` }],
      [{ cursor: "cm5abc123def" }],
      [{ cursor: Buffer.from('["x",1e999,"y"]').toString("base64url") }],
    ];
    for (const [query, of] of others)
      expect(await errorOf(list(query, of ?? owner))).toEqual({
        code: "invalid_request",
        details: [
          {
            field: "cursor",
            message: "Must be `next_cursor` of the page before, sent with the same filters, sort and order",
          },
        ],
      });
  });
});
