import { eq, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { channels, knownCategories } from "@/db/schema";
import { NEWEST_POSTS } from "@/lib/channels/channels/recent-posts";

const MAX_TOPICS = 20;

/** Stores the hashtags that the channel's newest posts use most, so that searches find it by its topics. */
export async function storeTopics(tx: Transaction, channelId: number): Promise<void> {
  await tx
    .update(channels)
    .set({
      topics: sql`array(
        select lower(tag) from (
          select tags from channel_posts where channel_id = ${channelId}
          order by published_at desc, id desc limit ${NEWEST_POSTS}
        ) p, unnest(p.tags) tag
        group by 1 order by count(*) desc, 1 limit ${MAX_TOPICS})`,
    })
    .where(eq(channels.id, channelId));
}

/** Keeps the names of categories for the filter, in one order, so that concurrent runs don't deadlock. */
export async function storeCategories(tx: Transaction, names: readonly string[]): Promise<void> {
  const rows = [...new Set(names)].toSorted().map((name) => ({ name }));
  if (rows.length > 0) await tx.insert(knownCategories).values(rows).onConflictDoNothing();
}
