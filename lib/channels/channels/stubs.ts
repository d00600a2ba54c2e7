import { randomUUID } from "node:crypto";
import { and, eq, lte, sql } from "drizzle-orm";
import type { Queryable } from "@/db/client";
import { channels } from "@/db/schema";
import type { ChannelRow } from "@/lib/channels/channels/store-profile";
import type { Context } from "@/lib/core/context";
import { usernameKey } from "@/lib/platforms/captions";
import type { Platform } from "@/lib/platforms/schemas";

/** What is known of an account without fetching its profile. */
export type Stub = Pick<ChannelRow, "externalId" | "username"> &
  Partial<Pick<ChannelRow, "name" | "pictureUrl" | "country" | "followers" | "follows" | "postCount">>;

/**
 * Stores accounts as channels that are not refreshed automatically. A channel with a fetched profile is unchanged; a
 * stub takes the newer data.
 * @param knownAt when the data was fetched
 */
export async function storeStubs(
  ctx: Context,
  db: Queryable,
  platform: Platform,
  stubs: readonly Stub[],
  knownAt: Date,
): Promise<void> {
  if (stubs.length === 0) return;
  const rows = stubs.map((stub) => ({
    uuid: randomUUID(),
    platform,
    ...stub,
    usernameKey: usernameKey(stub.username),
    categoriesPrimary: [],
    categoriesSecondary: [],
    isStub: true,
    profileAt: knownAt,
    createdAt: ctx.now(),
  }));
  // In the same order everywhere, so that concurrent runs don't deadlock.
  rows.sort((a, b) => (a.externalId < b.externalId ? -1 : 1));
  await db
    .insert(channels)
    .values(rows)
    .onConflictDoUpdate({
      target: [channels.platform, channels.externalId],
      set: NEWER,
      setWhere: and(eq(channels.isStub, true), lte(channels.profileAt, knownAt)),
    });
}

const NEWER = {
  username: sql`excluded.username`,
  usernameKey: sql`excluded.username_key`,
  name: sql`coalesce(excluded.name, ${channels.name})`,
  pictureUrl: sql`coalesce(excluded.picture_url, ${channels.pictureUrl})`,
  country: sql`coalesce(excluded.country, ${channels.country})`,
  followers: sql`coalesce(excluded.followers, ${channels.followers})`,
  follows: sql`coalesce(excluded.follows, ${channels.follows})`,
  postCount: sql`coalesce(excluded.post_count, ${channels.postCount})`,
  profileAt: sql`excluded.profile_at`,
};
