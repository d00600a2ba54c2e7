import { randomUUID } from "node:crypto";
import { and, asc, eq, inArray, or, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { channelStats, channels } from "@/db/schema";
import { readGrowth } from "@/lib/channels/channels/growth";
import { samplesBySchedule } from "@/lib/channels/channels/pace";
import { NO_GROWTH } from "@/lib/channels/channels/rules";
import { nextDue } from "@/lib/channels/channels/schedule";
import { storeCategories } from "@/lib/channels/channels/topics";
import type { Context } from "@/lib/core/context";
import { utcDayOf } from "@/lib/core/time/utc-rules";
import { usernameKey } from "@/lib/platforms/captions";
import type { ChannelData } from "@/lib/platforms/channels";
import type { Platform } from "@/lib/platforms/schemas";

export type ChannelRow = typeof channels.$inferSelect;

/**
 * Stores fetched channels of one platform: their rows, by durable ID, and the day's statistics unless the day has some.
 * If another row still has a fetched name, the name has moved: that row loses it and becomes due. A new channel's posts
 * and followers are due immediately.
 * @param wanted someone searched for them
 */
export async function storeProfiles(
  ctx: Context,
  tx: Transaction,
  platform: Platform,
  readings: readonly ChannelData[],
  { wanted = false } = {},
): Promise<ChannelRow[]> {
  const byId = new Map(readings.map((reading) => [reading.externalId, reading]));
  if (byId.size === 0) return [];
  // In the same order everywhere, so that concurrent runs don't deadlock.
  const sorted = [...byId.values()].toSorted((a, b) => (a.externalId < b.externalId ? -1 : 1));
  await releaseNames(ctx, tx, platform, sorted);
  const growth = await readGrowth(ctx, tx, platform, sorted);
  const stored = await tx
    .insert(channels)
    .values(
      sorted.map((reading) => ({
        ...newRow(ctx, platform, reading, wanted),
        ...(growth.get(reading.externalId) ?? NO_GROWTH),
      })),
    )
    .onConflictDoUpdate({
      target: [channels.platform, channels.externalId],
      set: { ...REFRESHED, ...(wanted && { wantedAt: ctx.now() }) },
    })
    .returning();
  await storeStats(ctx, tx, stored);
  await storeCategories(
    tx,
    stored.flatMap((row) => [...row.categoriesPrimary, ...row.categoriesSecondary]),
  );
  return stored;
}

function newRow(ctx: Context, platform: Platform, reading: ChannelData, wanted: boolean) {
  const now = ctx.now();
  return {
    ...reading,
    uuid: randomUUID(),
    platform,
    usernameKey: usernameKey(reading.username),
    profileAt: now,
    profileDueAt: nextDue("profile", { platform, externalId: reading.externalId }, now),
    profileFailures: 0,
    postsDueAt: now,
    sampleDueAt: samplesBySchedule(platform) ? now : null,
    isStub: false,
    wantedAt: wanted ? now : null,
    createdAt: now,
  };
}

const hasCategories = sql`excluded.categories_primary || excluded.categories_secondary <> '{}'`;

/** Columns updated by a fetch. Other due times (unless it was a stub) and the search time stay. */
const REFRESHED = {
  username: sql`excluded.username`,
  usernameKey: sql`excluded.username_key`,
  postsId: sql`excluded.posts_id`,
  name: sql`excluded.name`,
  description: sql`excluded.description`,
  pictureUrl: sql`excluded.picture_url`,
  // Most platforms don't return one: a country known from elsewhere stays.
  country: sql`coalesce(excluded.country, ${channels.country})`,
  // Not every source of a platform returns categories, either.
  categoriesPrimary: sql`case when ${hasCategories} then excluded.categories_primary else ${channels.categoriesPrimary} end`,
  categoriesSecondary: sql`case when ${hasCategories} then excluded.categories_secondary else ${channels.categoriesSecondary} end`,
  isPrivate: sql`excluded.is_private`,
  // YouTube and Business Discovery don't report it: what another source of the platform reported stays.
  isVerified: sql`coalesce(excluded.is_verified, ${channels.isVerified})`,
  followers: sql`excluded.followers`,
  follows: sql`excluded.follows`,
  postCount: sql`excluded.post_count`,
  gained: sql`excluded.gained_30d`,
  gainedPercent: sql`excluded.gained_percent_30d`,
  profileAt: sql`excluded.profile_at`,
  profileDueAt: sql`excluded.profile_due_at`,
  profileFailures: sql`excluded.profile_failures`,
  unavailableAt: sql`null`,
  isStub: sql`false`,
  postsDueAt: sql`case when ${channels.isStub} then excluded.posts_due_at else ${channels.postsDueAt} end`,
  sampleDueAt: sql`case when ${channels.isStub} then excluded.sample_due_at else ${channels.sampleDueAt} end`,
};

/** Removes the fetched names from the rows that had them before, and locks all rows about to change, in ID order. */
async function releaseNames(
  ctx: Context,
  tx: Transaction,
  platform: Platform,
  readings: readonly ChannelData[],
): Promise<void> {
  const bearers = new Map(readings.map((reading) => [usernameKey(reading.username), reading.externalId]));
  const locked = await tx
    .select({ id: channels.id, externalId: channels.externalId, key: channels.usernameKey })
    .from(channels)
    .where(
      and(
        eq(channels.platform, platform),
        or(
          inArray(
            channels.externalId,
            readings.map(({ externalId }) => externalId),
          ),
          inArray(channels.usernameKey, [...bearers.keys()]),
        ),
      ),
    )
    .orderBy(asc(channels.id))
    .for("update");
  const former = locked.filter(({ externalId, key }) => bearers.has(key) && bearers.get(key) !== externalId);
  if (former.length === 0) return;
  await tx
    .update(channels)
    // A stub is not fetched automatically, even if its name has moved.
    .set({
      usernameKey: "",
      profileDueAt: sql`case when ${channels.isStub} then null else ${ctx.now().toISOString()}::timestamptz end`,
    })
    .where(
      inArray(
        channels.id,
        former.map(({ id }) => id),
      ),
    );
}

async function storeStats(ctx: Context, tx: Transaction, rows: readonly ChannelRow[]): Promise<void> {
  const readAt = ctx.now();
  const day = utcDayOf(readAt);
  await tx
    .insert(channelStats)
    .values(
      rows.map(({ id, followers, follows, postCount }) => ({
        channelId: id,
        day,
        followers,
        follows,
        postCount,
        readAt,
      })),
    )
    .onConflictDoNothing();
}
