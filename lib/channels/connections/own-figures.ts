import { and, desc, eq } from "drizzle-orm";
import { connectedAccounts } from "@/db/schema";
import { byAge } from "@/lib/channels/channels/audience-rules";
import { findChannel } from "@/lib/channels/channels/find";
import { percentages } from "@/lib/channels/channels/rules";
import type { OwnFiguresAnswer } from "@/lib/channels/connections/schemas";
import { platformOf } from "@/lib/channels/connections/tokens";
import { readOwnAudience, readOwnDays, totalsOf } from "@/lib/channels/own-figures/read";
import type { OrganizationContext } from "@/lib/core/context";
import { assertRight } from "@/lib/core/rights";
import { ownerApi } from "@/lib/platforms/owner";

/**
 * Returns what the owner of a channel shares with the context's organization.
 * @throws AppError not_found for an unknown channel
 */
export async function getOwnFigures(ctx: OrganizationContext, { id }: { id: string }): Promise<OwnFiguresAnswer> {
  assertRight(ctx.actor, "channels:read");
  const channel = await findChannel(ctx, id);
  const [account] = await ctx.db
    .select()
    .from(connectedAccounts)
    .where(and(eq(connectedAccounts.organizationId, ctx.organization.id), eq(connectedAccounts.channelId, channel.id)))
    .orderBy(desc(connectedAccounts.connectedAt))
    .limit(1);
  if (!account) return { own: null };
  const [days, audience] = await Promise.all([readOwnDays(ctx, channel.id), readOwnAudience(ctx, channel.id)]);
  const totals = totalsOf(days);
  const shares = (amounts: Record<string, number>) =>
    Object.entries(percentages(amounts)).map(([name, percent]) => ({ name, percent }));
  return {
    own: {
      source: ownerApi(platformOf(account)).name,
      account: { id: account.publicId, username: account.username, status: account.status },
      read_at: account.readAt?.toISOString() ?? null,
      from_day: days[0]?.day ?? null,
      to_day: days.at(-1)?.day ?? null,
      totals: {
        views: totals.views,
        engaged_views: totals.engagedViews,
        watch_minutes: totals.watchMinutes,
        reach: totals.reach,
        likes: totals.likes,
        comments: totals.comments,
        shares: totals.shares,
        saves: totals.saves,
        followers_gained: totals.followersGained,
        followers_lost: totals.followersLost,
      },
      days: days.map(({ day, figures: { views, reach } }) => ({ day, views, reach })),
      audience: audience && {
        day: audience.day,
        from_day: audience.fromDay,
        ages: shares(audience.audience.ages).sort((a, b) => byAge([a.name, 0], [b.name, 0])),
        genders: shares(audience.audience.genders),
        countries: shares(audience.audience.countries),
      },
    },
  };
}
