import { and, eq } from "drizzle-orm";
import { channels, follows } from "@/db/schema";
import { toUsd } from "@/lib/billing/rules";
import type { OrganizationContext } from "@/lib/core/context";
import { assertRight } from "@/lib/core/rights";
import type { ChannelFollow } from "@/lib/insight/follows/dashboard-schemas";

/** Returns whether the organization follows a channel, by the channel's UUID. */
export async function getChannelFollow(ctx: OrganizationContext, { id }: { id: string }): Promise<ChannelFollow> {
  assertRight(ctx.actor, "follows:read");
  const [follow] = await ctx.db
    .select({ id: follows.publicId, status: follows.status })
    .from(follows)
    .innerJoin(channels, eq(channels.id, follows.channelId))
    .where(and(eq(channels.uuid, id), eq(follows.organizationId, ctx.organization.id)));
  return { follow: follow ?? null, price_per_snapshot_usd: toUsd(ctx.organization.pricePerSnapshot) };
}
