import { eq, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { connectedAccounts, ownAudiences, ownFigures } from "@/db/schema";
import { engagedGrade, engagementOf, readDaysOfAccount } from "@/lib/channels/own-figures/read";
import type { DatedAudience, OwnDay } from "@/lib/platforms/owner/schemas";

/** Whose figures they are. */
export interface OwnAccount {
  id: number;
  organizationId: number;
}

/** Stores days and an audience. The platform corrects figures for some days, so a day is replaced by its newer reading. */
export async function storeOwnFigures(
  tx: Transaction,
  { id: accountId, organizationId }: OwnAccount,
  { days, audience, readAt }: { days: readonly OwnDay[]; audience: DatedAudience | null; readAt: Date },
): Promise<void> {
  if (days.length > 0) {
    await storeDays(tx, { accountId, organizationId }, days, readAt);
    const engagement = engagementOf(await readDaysOfAccount(tx, accountId));
    await tx
      .update(connectedAccounts)
      .set({ qualityGrade: engagement && engagedGrade(engagement) })
      .where(eq(connectedAccounts.id, accountId));
  }
  if (!audience) return;
  const { day, fromDay, audience: amounts } = audience;
  await tx
    .insert(ownAudiences)
    .values({ accountId, organizationId, day, fromDay, audience: amounts, readAt })
    .onConflictDoUpdate({
      target: [ownAudiences.accountId, ownAudiences.day],
      set: { fromDay, audience: amounts, readAt },
    });
}

async function storeDays(
  tx: Transaction,
  of: { accountId: number; organizationId: number },
  days: readonly OwnDay[],
  readAt: Date,
): Promise<void> {
  await tx
    .insert(ownFigures)
    .values(days.map(({ day, figures }) => ({ ...of, day, ...figures, readAt })))
    .onConflictDoUpdate({
      target: [ownFigures.accountId, ownFigures.day],
      set: {
        views: sql`excluded.views`,
        engagedViews: sql`excluded.engaged_views`,
        watchMinutes: sql`excluded.watch_minutes`,
        reach: sql`excluded.reach`,
        likes: sql`excluded.likes`,
        comments: sql`excluded.comments`,
        shares: sql`excluded.shares`,
        saves: sql`excluded.saves`,
        followersGained: sql`excluded.followers_gained`,
        followersLost: sql`excluded.followers_lost`,
        readAt,
      },
    });
}
