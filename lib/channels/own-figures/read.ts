import { and, asc, desc, eq, exists, gt, type SQL, sql } from "drizzle-orm";
import { channels, connectedAccounts, ownAudiences, ownFigures } from "@/db/schema";
import type { OrganizationContext } from "@/lib/core/context";
import { addDays } from "@/lib/core/time/zone-rules";
import { type DatedAudience, OWN_METRICS, OwnAudience, type OwnDay } from "@/lib/platforms/owner/schemas";

/** Days that totals cover, as the platforms' own pages show. */
export const OWN_DAYS = 28;

/** Figures of the context's own organization, of one channel. */
const isOwn = ({ organization }: OrganizationContext, channelId: number): SQL | undefined =>
  and(eq(connectedAccounts.organizationId, organization.id), eq(connectedAccounts.channelId, channelId));

/** Returns the condition that the owner of a row of `channels` shared an audience with the context's organization. */
export const sharesAudience = (ctx: OrganizationContext): SQL =>
  exists(
    ctx.db
      .select({ one: sql`1` })
      .from(ownAudiences)
      .innerJoin(connectedAccounts, eq(connectedAccounts.id, ownAudiences.accountId))
      .where(
        and(
          eq(connectedAccounts.organizationId, ctx.organization.id),
          eq(connectedAccounts.channelId, sql`${channels.id}`),
        ),
      ),
  );

/** Returns the newest audience that the owner shared with the context's organization; null without one. */
export async function readOwnAudience(
  ctx: OrganizationContext,
  channelId: number,
): Promise<(DatedAudience & { readAt: Date }) | null> {
  const [row] = await ctx.db
    .select({
      day: ownAudiences.day,
      fromDay: ownAudiences.fromDay,
      audience: ownAudiences.audience,
      readAt: ownAudiences.readAt,
    })
    .from(ownAudiences)
    .innerJoin(connectedAccounts, eq(connectedAccounts.id, ownAudiences.accountId))
    .where(isOwn(ctx, channelId))
    .orderBy(desc(ownAudiences.day))
    .limit(1);
  return row ? { ...row, audience: OwnAudience.parse(row.audience) } : null;
}

/** Returns the stored days of the last 28, oldest first, counted back from the newest stored day. */
export async function readOwnDays(ctx: OrganizationContext, channelId: number): Promise<OwnDay[]> {
  const [newest] = await ctx.db
    .select({ day: ownFigures.day, accountId: ownFigures.accountId })
    .from(ownFigures)
    .innerJoin(connectedAccounts, eq(connectedAccounts.id, ownFigures.accountId))
    .where(isOwn(ctx, channelId))
    .orderBy(desc(ownFigures.day))
    .limit(1);
  if (!newest) return [];
  const rows = await ctx.db
    .select()
    .from(ownFigures)
    .where(and(eq(ownFigures.accountId, newest.accountId), gt(ownFigures.day, addDays(newest.day, -OWN_DAYS))))
    .orderBy(asc(ownFigures.day));
  return rows.map((row) => ({
    day: row.day,
    figures: {
      views: row.views,
      engagedViews: row.engagedViews,
      watchMinutes: row.watchMinutes,
      reach: row.reach,
      likes: row.likes,
      comments: row.comments,
      shares: row.shares,
      saves: row.saves,
      followersGained: row.followersGained,
      followersLost: row.followersLost,
    },
  }));
}

/** Returns the sum of each metric over days; null for one that no day has. */
export function totalsOf(days: readonly OwnDay[]): OwnDay["figures"] {
  const totals = Object.fromEntries(
    OWN_METRICS.map((metric) => {
      const values = days.flatMap(({ figures }) => figures[metric] ?? []);
      return [metric, values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0)];
    }),
  );
  return totals as OwnDay["figures"];
}

/** Views of the last 28 stored days, and how many of them the owner's report counts as engaged. */
export interface Engagement {
  views: number;
  engaged: number;
  fromDay: string;
  day: string;
}

/** Returns the engaged views that the owner shared; null if the platform doesn't report them, or without views. */
export async function readEngagement(ctx: OrganizationContext, channelId: number): Promise<Engagement | null> {
  const days = (await readOwnDays(ctx, channelId)).filter(
    ({ figures }) => figures.views !== null && figures.engagedViews !== null,
  );
  const { views, engagedViews } = totalsOf(days);
  const [first] = days;
  const last = days.at(-1);
  if (!first || !last || !views || engagedViews === null) return null;
  return { views, engaged: Math.min(engagedViews, views), fromDay: first.day, day: last.day };
}
