import { and, asc, desc, eq, exists, gt, gte, isNotNull, max, type SQL, sql } from "drizzle-orm";
import type { Queryable } from "@/db/client";
import { channels, connectedAccounts, ownAudiences, ownFigures } from "@/db/schema";
import type { OrganizationContext } from "@/lib/core/context";
import { addDays } from "@/lib/core/time/zone-rules";
import { type DatedAudience, OWN_METRICS, OwnAudience, type OwnDay } from "@/lib/platforms/owner/schemas";

/** Days that totals cover, as the platforms' own pages show. */
export const OWN_DAYS = 28;

/** Figures of the context's own organization, of one channel. */
const isOwn = ({ organization }: OrganizationContext, channelId: number): SQL | undefined =>
  and(eq(connectedAccounts.organizationId, organization.id), eq(connectedAccounts.channelId, channelId));

/**
 * Returns the condition that the owner of a row of `channels` shared an audience with the context's organization. As
 * with grades, the organization's accounts are read first.
 */
export const sharesAudience = (ctx: OrganizationContext): SQL<boolean> => {
  const hasAudience = exists(
    ctx.db.select({ one: sql`1` }).from(ownAudiences).where(eq(ownAudiences.accountId, connectedAccounts.id)),
  );
  const shared = ctx.db
    .select({ id: connectedAccounts.channelId })
    .from(connectedAccounts)
    .where(
      and(
        eq(connectedAccounts.organizationId, ctx.organization.id),
        isNotNull(connectedAccounts.channelId),
        hasAudience,
      ),
    );
  return sql`${channels.id} = any(array(${shared}))`;
};

/** Accounts of the context's organization whose engaged views have a grade, at least `from`, and their channels. */
const isGraded = ({ organization }: OrganizationContext, from: number): SQL | undefined =>
  and(
    eq(connectedAccounts.organizationId, organization.id),
    gte(connectedAccounts.qualityGrade, from),
    isNotNull(connectedAccounts.channelId),
  );

/**
 * Returns the condition that the owner of a row of `channels` shared engaged views with the context's organization, of
 * at least this grade. The organization's accounts are read first, so that it is a range of the channels' IDs.
 */
export const hasOwnGrade = (ctx: OrganizationContext, from = 0): SQL<boolean> => {
  const shared = ctx.db.select({ id: connectedAccounts.channelId }).from(connectedAccounts).where(isGraded(ctx, from));
  return sql`${channels.id} = any(array(${shared}))`;
};

/** Returns an expression for that grade of a row of `channels`; null without one. */
export const ownGrade = (ctx: OrganizationContext): SQL<number | null> => {
  // At most one account: only YouTube reports engaged views, and its accounts are its channels.
  const grade = ctx.db
    .select({ grade: max(connectedAccounts.qualityGrade) })
    .from(connectedAccounts)
    .where(and(isGraded(ctx, 0), eq(connectedAccounts.channelId, sql`${channels.id}`)));
  return sql`(${grade})`;
};

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
export const readOwnDays = (ctx: OrganizationContext, channelId: number): Promise<OwnDay[]> =>
  readDays(ctx.db, isOwn(ctx, channelId));

/** Returns the same of one account. */
export const readDaysOfAccount = (db: Queryable, accountId: number): Promise<OwnDay[]> =>
  readDays(db, eq(connectedAccounts.id, accountId));

async function readDays(db: Queryable, isMeant: SQL | undefined): Promise<OwnDay[]> {
  const [newest] = await db
    .select({ day: ownFigures.day, accountId: ownFigures.accountId })
    .from(ownFigures)
    .innerJoin(connectedAccounts, eq(connectedAccounts.id, ownFigures.accountId))
    .where(isMeant)
    .orderBy(desc(ownFigures.day))
    .limit(1);
  if (!newest) return [];
  const rows = await db
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
export const readEngagement = async (ctx: OrganizationContext, channelId: number): Promise<Engagement | null> =>
  engagementOf(await readOwnDays(ctx, channelId));

/** Returns the grade of engaged views: their share of all views, in percent. */
export const engagedGrade = ({ views, engaged }: Engagement): number => Math.round(100 * (engaged / views));

/** Returns the engaged views of days; null if the platform doesn't report them, or without views. */
export function engagementOf(all: readonly OwnDay[]): Engagement | null {
  const days = all.filter(({ figures }) => figures.views !== null && figures.engagedViews !== null);
  const { views, engagedViews } = totalsOf(days);
  const [first] = days;
  const last = days.at(-1);
  if (!first || !last || !views || engagedViews === null) return null;
  return { views, engaged: Math.min(engagedViews, views), fromDay: first.day, day: last.day };
}
