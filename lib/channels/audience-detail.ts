import { count, eq } from "drizzle-orm";
import { followerSamples, sampledFollowers, users } from "@/db/schema";
import { countCountries, readImport } from "@/lib/channels/audience";
import { byAge } from "@/lib/channels/audience-rules";
import { findChannel } from "@/lib/channels/find";
import { percentages, QUALITY_CLASSES, qualityGrade, qualityShares } from "@/lib/channels/rules";
import type { AudienceDetail, AudienceShares } from "@/lib/channels/schemas";
import type { OrganizationContext } from "@/lib/context";
import { assertRight } from "@/lib/rights";

type Amounts = Readonly<Record<string, number>>;

/**
 * Audience and quality as the REST routes estimate them, each part with its source, size and date.
 * @throws AppError not_found for an unknown channel only
 */
export async function getAudienceDetail(ctx: OrganizationContext, { id }: { id: string }): Promise<AudienceDetail> {
  assertRight(ctx.actor, "channels:read");
  const channel = await findChannel(ctx, id);
  const [imported, sampled, [sample], quality] = await Promise.all([
    readImport(ctx, channel.id),
    countCountries(ctx, channel.id),
    ctx.db.select().from(followerSamples).where(eq(followerSamples.channelId, channel.id)),
    readQuality(ctx, channel.id),
  ]);
  const { countries = {}, genders = {}, ages = {} } = imported?.audience ?? {};
  const known = Object.values(sampled).reduce((sum, n) => sum + n, 0);
  return {
    countries: sharesOf("import", countries) ?? sharesOf("sample", sampled, { known }),
    genders: sharesOf("import", { ...genders }),
    ages: sharesOf("import", ages, { order: byAge }),
    quality,
    sample: sample ? { taken_at: sample.takenAt.toISOString(), size: sample.size, followers: sample.followers } : null,
    import: imported
      ? { imported_at: imported.importedAt.toISOString(), imported_by: await nameOf(ctx, imported.importedBy) }
      : null,
  };
}

function sharesOf(
  source: AudienceShares["source"],
  amounts: Amounts,
  { known = null, order }: { known?: number | null; order?: (a: [string, number], b: [string, number]) => number } = {},
): AudienceShares | null {
  const entries = Object.entries(percentages(amounts));
  if (entries.length === 0) return null;
  if (order) entries.sort(order);
  return { source, known, shares: entries.map(([name, percent]) => ({ name, percent })) };
}

async function readQuality(ctx: OrganizationContext, channelId: number): Promise<AudienceDetail["quality"]> {
  const rows = await ctx.db
    .select({ cls: sampledFollowers.qualityClass, n: count() })
    .from(sampledFollowers)
    .where(eq(sampledFollowers.channelId, channelId))
    .groupBy(sampledFollowers.qualityClass);
  const counts = new Map(rows.map(({ cls, n }) => [cls, n]));
  const shares = qualityShares(counts);
  if (!shares) return null;
  const classes = QUALITY_CLASSES.map((cls) => ({
    class: cls,
    followers: counts.get(cls) ?? 0,
    fraction: shares[cls],
  }));
  return { grade: qualityGrade(shares), classes };
}

async function nameOf(ctx: OrganizationContext, userId: number | null): Promise<string | null> {
  if (userId === null) return null;
  const [user] = await ctx.db.select({ name: users.name }).from(users).where(eq(users.id, userId));
  return user?.name ?? null;
}
