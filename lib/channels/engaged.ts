import { and, asc, eq, sql } from "drizzle-orm";
import { channels, sampledFollowers } from "@/db/schema";
import { findChannel } from "@/lib/channels/find";
import { wholePage } from "@/lib/channels/page";
import type { EngagedPage } from "@/lib/channels/schemas";
import type { OrganizationContext } from "@/lib/context";
import { assertRight } from "@/lib/rights";

const MOST = 100;

/** Known channels among the sampled followers, those with the most followers of their own first. */
export async function listEngagedInfluencers(ctx: OrganizationContext, { id }: { id: string }): Promise<EngagedPage> {
  assertRight(ctx.actor, "channels:read");
  const channel = await findChannel(ctx, id);
  const rows = await ctx.db
    .select({ id: channels.uuid, picture: channels.pictureUrl })
    .from(sampledFollowers)
    .innerJoin(
      channels,
      and(eq(channels.platform, channel.platform), eq(channels.externalId, sampledFollowers.externalId)),
    )
    .where(eq(sampledFollowers.channelId, channel.id))
    .orderBy(sql`${channels.followers} desc nulls last`, asc(channels.id))
    .limit(MOST);
  return wholePage(rows.map(({ id, picture }) => ({ id, profile_picture: picture ?? "" })));
}
