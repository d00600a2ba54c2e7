import { asc, eq, inArray } from "drizzle-orm";
import type { Queryable } from "@/db/client";
import { followLabels, labels } from "@/db/schema";
import { toUsdOrNull } from "@/lib/billing/rules";
import type { FoundFollow } from "@/lib/insight/follows/find";
import type { Follow } from "@/lib/insight/follows/schemas";

/** Returns the documented objects of follows, in the given order. */
export async function presentFollows(db: Queryable, found: readonly FoundFollow[]): Promise<Follow[]> {
  if (found.length === 0) return [];
  const rows = await db
    .select({ followId: followLabels.followId, id: labels.publicId })
    .from(followLabels)
    .innerJoin(labels, eq(labels.id, followLabels.labelId))
    .where(
      inArray(
        followLabels.followId,
        found.map(({ follow }) => follow.id),
      ),
    )
    .orderBy(asc(labels.id));
  return found.map((one) =>
    presentFollow(
      one,
      rows.filter(({ followId }) => followId === one.follow.id).map(({ id }) => id),
    ),
  );
}

/** Returns the documented object of one follow. */
export async function presentOne(db: Queryable, found: FoundFollow): Promise<Follow> {
  const [follow] = await presentFollows(db, [found]);
  if (!follow) throw new Error("the follow was not presented");
  return follow;
}

const presentFollow = ({ follow, channel, campaign }: FoundFollow, labelIds: string[]): Follow => ({
  id: follow.publicId,
  channel_id: channel.uuid,
  platform: channel.platform,
  username: channel.username,
  back_posts: follow.backPosts,
  include: follow.include,
  exclude: follow.exclude,
  min_seconds: follow.minSeconds,
  days_per_post: follow.daysPerPost,
  labels: labelIds,
  campaign,
  max_per_day: follow.maxPerDay,
  monthly_ceiling_usd: toUsdOrNull(follow.monthlyCeiling),
  competitor: follow.isCompetitor,
  status: follow.status,
  created_at: follow.createdAt.toISOString(),
});
