import { and, asc, desc, eq, isNotNull } from "drizzle-orm";
import { audienceImports, channels, followerSamples, savedChannels } from "@/db/schema";
import type { OrganizationContext } from "@/lib/core/context";
import { assertRight } from "@/lib/core/rights";

/** A channel for the examples in the documentation. */
export interface ExampleChannel {
  id: string;
  username: string;
  media: string;
}

/** Returns the saved channel with the most data, for the examples in the documentation; null without a saved one. */
export async function findExampleChannel(ctx: OrganizationContext): Promise<ExampleChannel | null> {
  assertRight(ctx.actor, "channels:read");
  const own = eq(audienceImports.organizationId, ctx.organization.id);
  const [found] = await ctx.db
    .select({ id: channels.uuid, username: channels.username, media: channels.platform })
    .from(savedChannels)
    .innerJoin(channels, eq(channels.id, savedChannels.channelId))
    .leftJoin(audienceImports, and(eq(audienceImports.channelId, channels.id), own))
    .leftJoin(followerSamples, eq(followerSamples.channelId, channels.id))
    .where(and(eq(savedChannels.organizationId, ctx.organization.id), eq(channels.isStub, false)))
    .orderBy(
      desc(isNotNull(audienceImports.channelId)),
      desc(isNotNull(followerSamples.channelId)),
      asc(savedChannels.savedAt),
      asc(channels.id),
    )
    .limit(1);
  return found ?? null;
}
