import { and, asc, eq, inArray, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { followPosts, follows } from "@/db/schema";
import type { Context } from "@/lib/core/context";
import type { FollowRow } from "@/lib/insight/follows/find";
import { judgePosts } from "@/lib/insight/follows/post-rules";
import type { PostData } from "@/lib/platforms/channels";

/** Characters of a caption that the log keeps. */
const MAX_TITLE = 200;

/**
 * Records what each follow makes of a lookup's posts: refused by age or filter, or waiting for its start. A post that a
 * follow has seen stays as it is.
 * @param live the follows as they were before the lookup: those that began meanwhile may want more posts than it read
 * @param posts newest first
 */
export async function recordPosts(
  ctx: Context,
  tx: Transaction,
  live: readonly FollowRow[],
  posts: readonly PostData[],
): Promise<{ seen: number; waiting: number }> {
  if (live.length === 0) return { seen: 0, waiting: 0 };
  const now = ctx.now();
  const ids = live.map(({ id }) => id);
  const current = await tx
    .select()
    .from(follows)
    .where(and(inArray(follows.id, ids), eq(follows.status, "active")))
    .orderBy(asc(follows.id))
    .for("no key update");
  const known = await readKnown(tx, ids, posts);
  const rows = current.flatMap((follow) =>
    judgePosts(
      follow,
      follow,
      posts.filter(({ externalId }) => !known.has(`${follow.id} ${externalId}`)),
    ).map(({ post: { externalId, publishedAt, caption, link }, refused }) => ({
      follow_id: follow.id,
      external_id: externalId,
      published_at: publishedAt.toISOString(),
      title: [...caption.replace(/\s+/gu, " ").trim()].slice(0, MAX_TITLE).join(""),
      link,
      outcome: refused,
    })),
  );
  const first = current.filter(({ hasBackPosts }) => !hasBackPosts).map(({ id }) => id);
  if (first.length > 0) await tx.update(follows).set({ hasBackPosts: true }).where(inArray(follows.id, first));
  if (rows.length === 0) return { seen: 0, waiting: 0 };
  // A single parameter for all rows: a channel may have many follows.
  await tx.execute(sql`
    insert into follow_posts
      (follow_id, external_id, published_at, title, link, seen_at, outcome, decided_at, start_at)
    select follow_id, external_id, published_at, title, link, ${now.toISOString()}::timestamptz, outcome,
      case when outcome is not null then ${now.toISOString()}::timestamptz end,
      case when outcome is null then ${now.toISOString()}::timestamptz end
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r(follow_id bigint, external_id text, published_at timestamptz, title text, link text, outcome text)
    on conflict do nothing`);
  return { seen: rows.length, waiting: rows.filter(({ outcome }) => outcome === null).length };
}

async function readKnown(tx: Transaction, ids: readonly number[], posts: readonly PostData[]): Promise<Set<string>> {
  if (posts.length === 0) return new Set();
  const rows = await tx
    .select({ followId: followPosts.followId, externalId: followPosts.externalId })
    .from(followPosts)
    .where(
      and(
        inArray(followPosts.followId, [...ids]),
        inArray(
          followPosts.externalId,
          posts.map(({ externalId }) => externalId),
        ),
      ),
    );
  return new Set(rows.map(({ followId, externalId }) => `${followId} ${externalId}`));
}
