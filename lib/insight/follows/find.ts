import { and, eq } from "drizzle-orm";
import type { Queryable, Transaction } from "@/db/client";
import { campaigns, channels, follows } from "@/db/schema";
import type { OrganizationContext } from "@/lib/core/context";
import { notFound } from "@/lib/core/errors";

export type FollowRow = typeof follows.$inferSelect;
export type ChannelRow = typeof channels.$inferSelect;

/** A follow with what names its channel and campaign. */
export interface FoundFollow {
  follow: FollowRow;
  channel: Pick<ChannelRow, "uuid" | "platform" | "username">;
  /** The campaign's public ID. */
  campaign: string | null;
}

/** Follows with their channels and campaigns. */
export const selectFollows = (db: Queryable) =>
  db
    .select({
      follow: follows,
      channel: { uuid: channels.uuid, platform: channels.platform, username: channels.username },
      campaign: campaigns.publicId,
    })
    .from(follows)
    .innerJoin(channels, eq(channels.id, follows.channelId))
    .leftJoin(campaigns, eq(campaigns.id, follows.campaignId));

const isOwn = (ctx: OrganizationContext, id: string) =>
  and(eq(follows.publicId, id), eq(follows.organizationId, ctx.organization.id));

/** @throws AppError not_found, also for another organization's follow */
export async function findFollow(ctx: OrganizationContext, db: Queryable, id: string): Promise<FoundFollow> {
  const [found] = await selectFollows(db).where(isOwn(ctx, id));
  if (!found) throw notFound("Follow not found");
  return found;
}

/** Like `findFollow`, and locks the follow. */
export async function lockFollow(
  ctx: OrganizationContext,
  tx: Transaction,
  id: string,
  strength: "update" | "no key update" = "no key update",
): Promise<FoundFollow> {
  await tx.select({ id: follows.id }).from(follows).where(isOwn(ctx, id)).for(strength);
  return findFollow(ctx, tx, id);
}
