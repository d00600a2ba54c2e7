import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import type { channels } from "@/db/schema";
import { getCredits } from "@/lib/billing/credits";
import { getAudienceDetail } from "@/lib/channels/channels/audience-detail";
import { findChannels } from "@/lib/channels/channels/find-channels";
import { seedChannel, seedFollowers, seedPost, seedStats } from "@/lib/channels/channels/fixtures";
import { getFollowerSeries } from "@/lib/channels/channels/follower-series";
import { importAudience } from "@/lib/channels/channels/import-audience";
import { listEngagedRows } from "@/lib/channels/channels/list-engaged-rows";
import { listMentionRows } from "@/lib/channels/channels/list-mention-rows";
import { listPostRows } from "@/lib/channels/channels/list-post-rows";
import { getChannelProfile } from "@/lib/channels/channels/profile";
import { removeAudienceImport } from "@/lib/channels/channels/remove-import";
import { saveChannel } from "@/lib/channels/channels/save";
import type { ChannelRow } from "@/lib/channels/channels/store-profile";
import type { MemberRole, OrganizationContext } from "@/lib/core/context";
import { VideoRowsFilter, VideoRowsQuery } from "@/lib/tracking/videos/dashboard-schemas";
import { listVideoRows } from "@/lib/tracking/videos/rows";
import { summarizeVideoRows } from "@/lib/tracking/videos/rows-summary";
import { createTestOrganization, testContext } from "@/test/context";
import { clearFaults, countCalls, injectFault } from "@/test/sandbox";
import { insertVideos } from "@/test/video-rows";

const ctx = testContext(new Date("2026-03-10T12:00:00Z"));
let owner: OrganizationContext;
let other: OrganizationContext;
let channel: ChannelRow;
let id: { id: string };
const unknown = { id: randomUUID() };
const NOT_FOUND = { refusal: { code: "not_found" } };
const FORBIDDEN = { refusal: { code: "forbidden" } };
const as = (role: MemberRole): OrganizationContext => ({ ...owner, actor: { type: "user", userId: 7, role } });
const keyWithout: () => OrganizationContext = () => ({
  ...owner,
  actor: { type: "key", keyId: 1, keyName: "Test", roles: ["usage:read"] },
});

beforeEach(async () => {
  owner = await createTestOrganization(ctx);
  other = await createTestOrganization(ctx);
  channel = await seedChannel(ctx, { name: "A channel", followers: 1000 });
  id = { id: channel.uuid };
});

describe("the search", () => {
  test("finds stored channels by part of a name, without a platform request", async () => {
    const calls = await countCalls("instagram");
    const name = randomUUID().slice(0, 12);
    const known = await seedChannel(ctx, { username: `${name}.x` });
    expect(await findChannels(owner, { q: `@${name}` })).toMatchObject({
      exact: "not_asked",
      platform: null,
      username: name,
      channels: [{ id: known.uuid }],
    });
    expect(await findChannels(owner, { q: known.username, platform: "instagram" })).toMatchObject({
      exact: "found",
      channels: [{ id: known.uuid, saved_at: null }],
    });
    expect(await countCalls("instagram")).toBe(calls);
  });

  test("queries the platform for an unknown name or link, and charges nothing", async () => {
    const before = await getCredits(owner);
    const found = await findChannels(as("viewer"), { q: "https://www.tiktok.com/@brave.kite77?lang=en" });
    expect(found).toMatchObject({ exact: "found", platform: "tiktok", username: "brave.kite77" });
    expect(found.channels[0]).toMatchObject({ username: "brave.kite77", platform: "tiktok" });
    expect(await findChannels(owner, { q: "x".repeat(60), platform: "twitter" })).toMatchObject({ exact: "absent" });
    expect(await findChannels(owner, { q: "https://example.com/@x" })).toMatchObject({
      exact: "no_name",
      channels: [],
    });
    await injectFault({ platform: "twitter", fault: "http_500" });
    expect(await findChannels(owner, { q: "somebodynew", platform: "twitter" })).toMatchObject({ exact: "unanswered" });
    await clearFaults();
    expect(await getCredits(owner)).toEqual(before);
    await expect(findChannels(keyWithout(), { q: "x" })).rejects.toMatchObject(FORBIDDEN);
  });
});

describe("a channel's page", () => {
  test("shows what the platform provides, and null for the rest", async () => {
    const row = await seedChannel(ctx, { platform: "twitter", username: "some_one", description: "Hello" });
    expect(await getChannelProfile(as("viewer"), { id: row.uuid })).toMatchObject({
      description: "Hello",
      followers: null,
      follows: null,
      post_count: null,
      country: null,
      url: "https://x.com/some_one",
      saved_at: null,
    });
    await saveChannel(owner, id);
    expect((await getChannelProfile(owner, id)).saved_at).not.toBeNull();
    expect((await getChannelProfile(other, id)).saved_at).toBeNull();
    expect((await getChannelProfile(owner, id)).next_count_at).toBe(channel.profileDueAt?.toISOString() ?? null);
    await expect(getChannelProfile(owner, unknown)).rejects.toMatchObject(NOT_FOUND);
    await expect(getChannelProfile(keyWithout(), id)).rejects.toMatchObject(FORBIDDEN);
  });

  test("summarizes its 30 newest posts", async () => {
    expect((await getChannelProfile(owner, id)).recent).toBeNull();
    for (let n = 0; n < 31; n++)
      await seedPost(ctx, channel, {
        publishedAt: new Date(ctx.now().getTime() - n * 1000),
        // The oldest one doesn't count.
        ...(n === 30 ? { views: 1_000_000 } : { views: n === 0 ? null : 100, likes: 4, comments: 1 }),
      });
    expect((await getChannelProfile(as("viewer"), id)).recent).toEqual({
      posts: 30,
      average_views: 100,
      engagement_rate: 5,
      engagement_basis: "views",
    });
  });

  test("has the organization's own videos of it, and their sum", async () => {
    const { platform, externalId: creatorId } = channel;
    const videosOf = async (by: OrganizationContext) => {
      const query = { channel: channel.uuid, sort: "views" } as const;
      const { rows, total } = await listVideoRows(by, VideoRowsQuery.parse(query));
      const summary = await summarizeVideoRows(by, VideoRowsFilter.parse({ channel: channel.uuid }));
      return [rows.map(({ title }) => title), total, summary.videos, summary.views];
    };
    expect(await videosOf(owner)).toEqual([[], 0, 0, null]);
    await insertVideos(owner, [
      { title: "few", platform, creatorId, views: 5 },
      { title: "many", platform, creatorId, views: 20 },
      { title: "another creator's", platform, creatorId: "0" },
      { title: "on another platform", platform: "tiktok", creatorId },
    ]);
    await insertVideos(other, [{ title: "another organization's", platform, creatorId, views: 1 }]);
    expect(await videosOf(owner)).toEqual([["many", "few"], 2, 2, 25]);
    expect(await videosOf(other)).toEqual([["another organization's"], 1, 1, 1]);
    const foreign = { channel: unknown.id };
    expect((await listVideoRows(owner, VideoRowsQuery.parse(foreign))).rows).toEqual([]);
  });

  test.each<[string, Partial<typeof channels.$inferInsert>, string]>([
    ["due now", { postsDueAt: new Date("2026-03-10T11:59:00Z") }, "waiting"],
    ["long due", { postsDueAt: new Date("2026-03-10T11:00:00Z") }, "late"],
    ["failed", { postsDueAt: new Date("2026-03-10T13:00:00Z"), postsFailures: 1 }, "failed"],
    ["due again", { postsDueAt: new Date("2026-03-11T12:00:00Z") }, "read"],
    [
      "due, while no one requests the channel",
      { postsDueAt: new Date("2026-03-10T11:59:00Z"), wantedAt: null },
      "on_request",
    ],
    ["private", { postsDueAt: new Date("2026-03-10T11:59:00Z"), isPrivate: true }, "private"],
    [
      "gone",
      { postsDueAt: new Date("2026-03-10T11:59:00Z"), unavailableAt: new Date("2026-03-10T00:00:00Z") },
      "unavailable",
    ],
  ])("shows the state of posts that are %s", async (_, over, state) => {
    ctx.clock.set(new Date("2026-03-10T12:00:00Z"));
    const row = await seedChannel(ctx, { wantedAt: ctx.now(), ...over });
    expect((await getChannelProfile(owner, { id: row.uuid })).posts).toBe(state);
  });

  test("shows whether the platform provides followers at all", async () => {
    expect((await getChannelProfile(owner, id)).sample).toBe("not_given");
    const row = await seedChannel(ctx, { platform: "tiktok", sampleDueAt: ctx.now(), wantedAt: ctx.now() });
    expect((await getChannelProfile(owner, { id: row.uuid })).sample).toBe("waiting");
    await seedFollowers(ctx, row, [{}]);
    expect((await getChannelProfile(owner, { id: row.uuid })).sample).toBe("read");
  });

  test("has gaps for days without a count, from the first count on", async () => {
    ctx.clock.set(new Date("2026-03-10T12:00:00Z"));
    await seedStats(ctx, channel, [
      { day: "2026-03-06", followers: 100 },
      { day: "2026-03-07", followers: 90 },
      { day: "2026-03-08", followers: null },
      { day: "2026-03-10", followers: 95 },
    ]);
    expect(await getFollowerSeries(as("viewer"), { ...id, period: 90 })).toEqual({
      days: [
        { day: "2026-03-06", followers: 100, change: null },
        { day: "2026-03-07", followers: 90, change: -10 },
        { day: "2026-03-08", followers: null, change: null },
        { day: "2026-03-09", followers: null, change: null },
        { day: "2026-03-10", followers: 95, change: null },
      ],
    });
    // Known before the period began, so the days at its beginning are missing.
    await seedStats(ctx, channel, [{ day: "2025-06-01", followers: 1 }]);
    expect((await getFollowerSeries(owner, { ...id, period: 90 })).days).toHaveLength(90);
    const empty = await seedChannel(ctx);
    expect(await getFollowerSeries(owner, { id: empty.uuid, period: 90 })).toEqual({ days: [] });
    await expect(getFollowerSeries(owner, { ...unknown, period: 90 })).rejects.toMatchObject(NOT_FOUND);
    await expect(getFollowerSeries(keyWithout(), { ...id, period: 90 })).rejects.toMatchObject(FORBIDDEN);
  });

  test("lists posts with their metrics, and pages them", async () => {
    for (let n = 0; n < 25; n++)
      await seedPost(ctx, channel, {
        publishedAt: new Date(ctx.now().getTime() - n * 1000),
        caption: `${n}`,
        tags: ["a"],
      });
    const first = await listPostRows(as("viewer"), { ...id, page: 1 });
    expect(first).toMatchObject({ total: 25, per_page: 24 });
    expect(first.rows[0]).toMatchObject({ caption: "0", tags: ["a"], views: null });
    expect((await listPostRows(owner, { ...id, page: 2 })).rows.map(({ caption }) => caption)).toEqual(["24"]);
    expect((await listPostRows(owner, { ...id, page: 3 })).rows).toEqual([]);
    await expect(listPostRows(owner, { ...unknown, page: 1 })).rejects.toMatchObject(NOT_FOUND);
    await expect(listPostRows(keyWithout(), { ...id, page: 1 })).rejects.toMatchObject(FORBIDDEN);
  });

  test("counts mentions in both directions and resolves known names", async () => {
    const fan = await seedChannel(ctx, { followers: 7 });
    for (let n = 0; n < 2; n++)
      await seedPost(ctx, fan, { publishedAt: ctx.now(), mentions: [channel.username, "nobody.known"] });
    await saveChannel(owner, { id: fan.uuid });
    const incoming = await listMentionRows(as("viewer"), { ...id, direction: "in", page: 1 });
    expect(incoming).toMatchObject({
      total: 1,
      rows: [{ username: fan.username, posts: 2, channel: { id: fan.uuid } }],
    });
    expect(incoming.rows[0]?.channel?.saved_at).not.toBeNull();
    const seen = await listMentionRows(other, { ...id, direction: "in", page: 1 });
    expect(seen.rows[0]?.channel?.saved_at).toBeNull();
    const outgoing = await listMentionRows(owner, { id: fan.uuid, direction: "out", page: 1 });
    expect(outgoing.rows).toContainEqual({ username: "nobody.known", posts: 2, channel: null });
    expect(outgoing.rows).toContainEqual(expect.objectContaining({ channel: expect.objectContaining(id) }));
    expect((await listMentionRows(owner, { ...id, direction: "in", page: 2 })).rows).toEqual([]);
    await expect(listMentionRows(owner, { ...unknown, direction: "in", page: 1 })).rejects.toMatchObject(NOT_FOUND);
    await expect(listMentionRows(keyWithout(), { ...id, direction: "in", page: 1 })).rejects.toMatchObject(FORBIDDEN);
  });

  test("lists the sampled followers, most followers first", async () => {
    const star = await seedChannel(ctx, { followers: 9000 });
    await seedFollowers(ctx, channel, [{ followers: 12 }, { externalId: star.externalId, followers: 8000 }]);
    expect((await listEngagedRows(as("viewer"), id)).channels).toEqual([
      expect.objectContaining({ id: star.uuid, followers: 9000 }),
      expect.objectContaining({ username: "follower_0", followers: 12 }),
    ]);
    await expect(listEngagedRows(owner, unknown)).rejects.toMatchObject(NOT_FOUND);
    await expect(listEngagedRows(keyWithout(), id)).rejects.toMatchObject(FORBIDDEN);
  });
});

describe("an audience", () => {
  const csv = "dimension,value,amount\ncountry,FR,3\ncountry,DE,1\nage,35-44,1\nage,18-24,3\ngender,female,1";
  const FOLLOWERS = [
    { country: "US", flags: 0 },
    { country: "US", flags: 1 },
    { country: "BR", flags: 5 },
    { country: null },
  ];
  const SAMPLED = {
    source: "sample",
    known: 3,
    shares: [
      { name: "US", percent: 66.6667 },
      { name: "BR", percent: 33.3333 },
    ],
  };

  test("has a source for each part", async () => {
    ctx.clock.set(new Date("2026-03-10T12:00:00Z"));
    await seedFollowers(ctx, channel, FOLLOWERS);
    expect(await getAudienceDetail(as("viewer"), id)).toEqual({
      countries: SAMPLED,
      genders: null,
      ages: null,
      quality: {
        grade: 69,
        classes: [
          { class: 1, followers: 2, fraction: 0.5 },
          { class: 2, followers: 1, fraction: 0.25 },
          { class: 3, followers: 0, fraction: 0 },
          { class: 4, followers: 0, fraction: 0 },
          { class: 5, followers: 1, fraction: 0.25 },
        ],
      },
      sample: { taken_at: "2026-03-10T12:00:00.000Z", size: 4, followers: 1000 },
      import: null,
      owner: null,
      owner_quality: null,
    });
  });

  test("is the import if there is one, for its organization only, until it is removed", async () => {
    await seedFollowers(ctx, channel, FOLLOWERS);
    await importAudience(owner, { channelId: channel.uuid, csv });
    expect(await getAudienceDetail(owner, id)).toMatchObject({
      countries: {
        source: "import",
        known: null,
        shares: [
          { name: "FR", percent: 75 },
          { name: "DE", percent: 25 },
        ],
      },
      genders: { source: "import", shares: [{ name: "female", percent: 100 }] },
      ages: {
        shares: [
          { name: "18-24", percent: 75 },
          { name: "35-44", percent: 25 },
        ],
      },
      import: { imported_by: null },
    });
    expect(await getAudienceDetail(other, id)).toMatchObject({ countries: SAMPLED, ages: null, import: null });
    await expect(removeAudienceImport(other, id)).rejects.toMatchObject(NOT_FOUND);
    await expect(removeAudienceImport(as("viewer"), id)).rejects.toMatchObject(FORBIDDEN);
    expect((await getAudienceDetail(owner, id)).import).not.toBeNull();
    expect(await removeAudienceImport(as("member"), id)).toEqual(id);
    expect(await getAudienceDetail(owner, id)).toMatchObject({ countries: SAMPLED, ages: null, import: null });
    await expect(removeAudienceImport(owner, id)).rejects.toMatchObject(NOT_FOUND);
  });

  test("is null without a sample or import, which is not an error", async () => {
    const shares = { countries: null, genders: null, ages: null, quality: null };
    const nothing = { ...shares, sample: null, import: null, owner: null, owner_quality: null };
    expect(await getAudienceDetail(owner, id)).toEqual(nothing);
    await expect(getAudienceDetail(owner, unknown)).rejects.toMatchObject(NOT_FOUND);
    await expect(getAudienceDetail(keyWithout(), id)).rejects.toMatchObject(FORBIDDEN);
  });
});
