import { asc, inArray } from "drizzle-orm";
import { channels } from "@/db/schema";
import type { OrganizationContext } from "@/lib/core/context";
import { notFound } from "@/lib/core/errors";
import { assertRight } from "@/lib/core/rights";
import { assertConfirmed, insertFollow, reserveFollows } from "@/lib/insight/follows/create";
import type { CreatedFollows, CreateFollowsRequest } from "@/lib/insight/follows/dashboard-schemas";

/**
 * Follows many channels on the same terms, all or none. Those that the organization follows already stay as they are. If
 * they track earlier posts, the price of all of them needs to be confirmed.
 * @throws AppError not_found if a channel doesn't exist; conflict with the price unless it is confirmed, or beyond the
 * maximum number
 */
export async function createFollows(
  ctx: OrganizationContext,
  { channel_ids: uuids, confirm_price_usd: confirmed, ...terms }: CreateFollowsRequest,
): Promise<CreatedFollows> {
  assertRight(ctx.actor, "follows:write");
  const wanted = [...new Set(uuids.map((uuid) => uuid.toLowerCase()))];
  if ((terms.back_posts ?? 0) > 0)
    assertConfirmed(
      ctx,
      wanted.map(() => terms),
      confirmed,
    );
  const rows = await ctx.db.select().from(channels).where(inArray(channels.uuid, wanted)).orderBy(asc(channels.id));
  if (rows.length < wanted.length) throw notFound("Channel not found");
  return ctx.db.transaction(async (tx) => {
    await reserveFollows(ctx, tx, rows.length);
    const answer = { created: 0, followed: 0 };
    for (const channel of rows) {
      const id = await insertFollow(ctx, tx, channel, terms);
      if (id === null) answer.followed += 1;
      else answer.created += 1;
    }
    await ctx.onAnswer?.(tx, answer);
    return answer;
  });
}
