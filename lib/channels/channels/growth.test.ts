import { readFileSync } from "node:fs";
import { eq, inArray, sql } from "drizzle-orm";
import fc from "fast-check";
import { beforeEach, describe, expect, it, test } from "vitest";
import { channelStats, channels, platformQuotas, trackedCreators, videos } from "@/db/schema";
import { seedChannel, seedFollowers } from "@/lib/channels/channels/fixtures";
import { refreshProfiles } from "@/lib/channels/channels/refresh-profiles";
import { followerGrowth } from "@/lib/channels/channels/rules";
import { type ChannelRow, storeProfiles } from "@/lib/channels/channels/store-profile";
import { storeSample } from "@/lib/channels/channels/store-sample";
import type { ChannelData } from "@/lib/platforms/channels";
import { PLATFORMS, type Platform } from "@/lib/platforms/schemas";
import { batchOf, ctx, DAY, foundAndSaved, freshAccount, NOW, reload, statsOf } from "@/test/channels";
import { createTestOrganization } from "@/test/context";
import { insertVideos } from "@/test/video-rows";

const migration = readFileSync("db/migrations/0020_channel_growth.sql", "utf8").split("--> statement-breakpoint");
const runMigration = async (start: string) => {
  const found = migration.find((part) => part.includes(start));
  if (!found) throw new Error(`the migration has no ${start}`);
  await ctx.db.execute(sql.raw(found));
};

beforeEach(async () => {
  ctx.clock.set(NOW);
  await ctx.db.delete(platformQuotas);
});

const data = (externalId: string, followers: number | null): ChannelData => ({
  externalId,
  username: `grown.${externalId}`,
  postsId: null,
  name: null,
  description: null,
  pictureUrl: null,
  country: null,
  categoriesPrimary: [],
  categoriesSecondary: [],
  isPrivate: false,
  isVerified: null,
  followers,
  follows: null,
  postCount: null,
});

let made = 0;
const store = async (platform: Platform, id: string, followers: number | null): Promise<ChannelRow> => {
  const [row] = await ctx.db.transaction((tx) => storeProfiles(ctx, tx, platform, [data(id, followers)]));
  if (!row) throw new Error("the channel was not written");
  return row;
};

/** The definition, from the rows. */
async function expectedGrowth(row: ChannelRow) {
  const today = row.profileAt.getTime() - (row.profileAt.getTime() % DAY);
  const before = (await statsOf(row))
    .filter(({ followers }) => followers !== null)
    .filter(({ day }) => Date.parse(day) <= today - 30 * DAY && Date.parse(day) >= today - 37 * DAY)
    .at(-1)?.followers;
  return before == null || row.followers === null
    ? { gained: null, gainedPercent: null }
    : followerGrowth(row.platform, before, row.followers);
}

describe("the growth kept with a channel", () => {
  it("counts from the newest count that is 30 to 37 days old", async () => {
    const id = `g${made++}`;
    expect(await store("tiktok", id, 100)).toMatchObject({ gained: null, gainedPercent: null });
    ctx.clock.advance(29 * DAY);
    expect(await store("tiktok", id, 150)).toMatchObject({ gained: null, gainedPercent: null });
    ctx.clock.advance(DAY);
    expect(await store("tiktok", id, 160)).toMatchObject({ gained: 60, gainedPercent: 60 });
    ctx.clock.advance(7 * DAY);
    expect(await store("tiktok", id, 90)).toMatchObject({ gained: -10, gainedPercent: -10 });
    ctx.clock.advance(DAY);
    expect(await store("tiktok", id, 90)).toMatchObject({ gained: null });
    // A hidden count has no growth, and is none to count from.
    ctx.clock.advance(21 * DAY);
    expect(await store("tiktok", id, null)).toMatchObject({ followers: null, gained: null });
    expect(await store("tiktok", id, 300)).toMatchObject({ gained: 150, gainedPercent: 100 });
  });

  it("is at most what the platform's rounding shows, and has no percentage from 0", async () => {
    const [video, empty] = [`g${made++}`, `g${made++}`];
    await store("youtube", video, 12_300);
    await store("instagram", empty, 0);
    ctx.clock.advance(30 * DAY);
    expect(await store("youtube", video, 12_400)).toMatchObject({ gained: 0, gainedPercent: 0 });
    expect(await store("instagram", empty, 5)).toMatchObject({ gained: 5, gainedPercent: null });
  });

  it.each(PLATFORMS)("%s: is written by the job that stores the daily counts", async (platform) => {
    const channel = await foundAndSaved(platform, freshAccount(platform));
    const stats = { channelId: channel.id, day: "2026-02-10", followers: 1, readAt: ctx.now() };
    await ctx.db.insert(channelStats).values(stats);
    ctx.clock.advance(DAY + 12 * 3_600_000);
    await ctx.db.update(channels).set({ profileDueAt: ctx.now() }).where(eq(channels.id, channel.id));
    expect(await refreshProfiles(ctx, batchOf(channel))).toEqual({ stored: 1, failed: {} });
    const row = await reload(channel);
    expect(row.gained).toBe((row.followers ?? 0) - 1);
    expect(row).toMatchObject(await expectedGrowth(row));
  });

  it("equals its definition after any history, and the migration fills in the same", { timeout: 60_000 }, async () => {
    const history = fc.array(
      fc.record({
        days: fc.integer({ min: 0, max: 40 }),
        followers: fc.option(fc.constantFrom(0, 7, 900, 1_000, 1_010, 1_230, 15_000, 15_100, 2_000_000), { nil: null }),
      }),
      { minLength: 1, maxLength: 8 },
    );
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...PLATFORMS), history, async (platform, steps) => {
        const id = `g${made++}`;
        let row: ChannelRow | undefined;
        for (const { days, followers } of steps) {
          ctx.clock.advance(days * DAY);
          row = await store(platform, id, followers);
          expect(row).toMatchObject(await expectedGrowth(row));
        }
        if (!row) throw new Error("no step");
        const kept = { gained: row.gained, gainedPercent: row.gainedPercent };
        await ctx.db.update(channels).set({ gained: null, gainedPercent: null }).where(eq(channels.id, row.id));
        await runMigration("SET gained_30d");
        expect(await reload(row)).toMatchObject(kept);
      }),
      { numRuns: Number(process.env.PROPERTY_RUNS ?? 25) },
    );
  });
});

describe("the grade kept with a channel", () => {
  it("is the grade of its latest sample", async () => {
    const channel = await seedChannel(ctx, { platform: "tiktok" });
    const follower = { pictureUrl: null, bio: "", country: null, followers: 1, follows: 1, postCount: 0 };
    const sample = (ids: string[]) =>
      ctx.db.transaction((tx) =>
        storeSample(
          ctx,
          tx,
          channel,
          ids.map((id) => ({ ...follower, externalId: id, username: id })),
        ),
      );
    await sample(["a", "b"]);
    // Three signs: no picture, no posts, no biography.
    expect((await reload(channel)).qualityGrade).toBe(25);
    await ctx.db.update(channels).set({ qualityGrade: null }).where(eq(channels.id, channel.id));
    await runMigration("SET quality_grade");
    expect((await reload(channel)).qualityGrade).toBe(25);
    await sample([]);
    expect((await reload(channel)).qualityGrade).toBeNull();
  });

  it("is filled in by the migration, rounded as the page rounds it", async () => {
    const channel = await seedChannel(ctx);
    await seedFollowers(ctx, channel, [{ flags: 0 }, { flags: 0 }, { flags: 1 }, { flags: 5 }]);
    await runMigration("SET quality_grade");
    expect((await reload(channel)).qualityGrade).toBe(69);
  });
});

describe("the trackings counted by creator", () => {
  const countsOf = async (organizationId: number) =>
    Object.fromEntries(
      (await ctx.db.select().from(trackedCreators).where(eq(trackedCreators.organizationId, organizationId))).map(
        ({ platform, creatorId, trackings }) => [`${platform} ${creatorId}`, trackings],
      ),
    );

  test("follow a video whose creator becomes known, changes or is no longer known", async () => {
    const owner = await createTestOrganization(ctx);
    const other = await createTestOrganization(ctx);
    const of = (creatorId: string | null) => ({ platform: "tiktok" as const, creatorId });
    await insertVideos(other, [of("x")]);
    await insertVideos(owner, [of("x"), of("x"), of("y"), of(null)]);
    const id = owner.organization.id;
    expect(await countsOf(id)).toEqual({ "tiktok x": 2, "tiktok y": 1 });
    const own = sql`(select video_id from trackings where organization_id = ${id})`;
    const move = (from: string | null, creatorId: string | null) =>
      ctx.db
        .update(videos)
        .set({ creatorId })
        .where(sql`${videos.creatorId} is not distinct from ${from} and ${inArray(videos.id, own)}`);
    await move(null, "x");
    expect(await countsOf(id)).toEqual({ "tiktok x": 3, "tiktok y": 1 });
    await move("y", "z");
    expect(await countsOf(id)).toEqual({ "tiktok x": 3, "tiktok z": 1 });
    await move("x", null);
    expect(await countsOf(id)).toEqual({ "tiktok z": 1 });
    expect(await countsOf(other.organization.id)).toEqual({ "tiktok x": 1 });
  });

  test("are filled in by the migration", async () => {
    const owner = await createTestOrganization(ctx);
    await insertVideos(owner, [{ creatorId: "m" }, { creatorId: "m" }, { creatorId: null }]);
    const before = await ctx.db.select().from(trackedCreators);
    await ctx.db.delete(trackedCreators);
    await runMigration('INSERT INTO "tracked_creators"');
    const after = await ctx.db.select().from(trackedCreators);
    const sorted = (rows: typeof before) => rows.map((row) => JSON.stringify(row)).toSorted();
    expect(sorted(after)).toEqual(sorted(before));
    expect(await countsOf(owner.organization.id)).toEqual({ "youtube m": 2 });
  });
});
