import { and, asc, eq, gte } from "drizzle-orm";
import { audienceImportMonths, followerSampleMonths } from "@/db/schema";
import { byAge } from "@/lib/channels/channels/audience-rules";
import { type AudienceHistory, AudienceImport } from "@/lib/channels/channels/audience-schemas";
import { findChannel } from "@/lib/channels/channels/find";
import { QUALITY_CLASSES, qualityGrade, qualityShares } from "@/lib/channels/channels/quality-rules";
import { percentages } from "@/lib/channels/channels/rules";
import type { OrganizationContext } from "@/lib/core/context";
import { assertRight } from "@/lib/core/rights";
import { utcDayOf } from "@/lib/core/time/utc-rules";

const YEARS = 3;

/**
 * Returns the channel's audience and quality by month and method, oldest first: of each month the last follower sample,
 * and the last import of the caller's own organization.
 * @throws AppError not_found
 */
export async function getAudienceHistory(ctx: OrganizationContext, { id }: { id: string }): Promise<AudienceHistory> {
  assertRight(ctx.actor, "channels:read");
  const channel = await findChannel(ctx, id);
  const now = ctx.now();
  const since = utcDayOf(new Date(Date.UTC(now.getUTCFullYear() - YEARS, now.getUTCMonth(), 1)));
  const [samples, imports] = await Promise.all([
    ctx.db
      .select()
      .from(followerSampleMonths)
      .where(and(eq(followerSampleMonths.channelId, channel.id), gte(followerSampleMonths.month, since)))
      .orderBy(asc(followerSampleMonths.month)),
    ctx.db
      .select()
      .from(audienceImportMonths)
      .where(
        and(
          eq(audienceImportMonths.organizationId, ctx.organization.id),
          eq(audienceImportMonths.channelId, channel.id),
          gte(audienceImportMonths.month, since),
        ),
      )
      .orderBy(asc(audienceImportMonths.month)),
  ]);
  return {
    samples: samples.map(({ month, takenAt, size, classes, countries }) => {
      const shares = qualityShares(new Map(QUALITY_CLASSES.map((cls) => [cls, classes[cls - 1] ?? 0])));
      return {
        month: month.slice(0, 7),
        at: takenAt.toISOString(),
        size,
        grade: shares && qualityGrade(shares),
        countries: sharesOf(countries),
      };
    }),
    imports: imports.map(({ month, audience, importedAt }) => {
      const { countries, genders, ages } = AudienceImport.parse(audience);
      return {
        month: month.slice(0, 7),
        at: importedAt.toISOString(),
        countries: sharesOf(countries),
        genders: sharesOf({ ...genders }),
        ages: Object.entries(percentages(ages))
          .sort(byAge)
          .map(([name, percent]) => ({ name, percent })),
      };
    }),
  };
}

const sharesOf = (amounts: Readonly<Record<string, number>>) =>
  Object.entries(percentages(amounts)).map(([name, percent]) => ({ name, percent }));
