import { eq } from "drizzle-orm";
import { followerSamples } from "@/db/schema";
import { countCountries, readImport } from "@/lib/channels/channels/audience";
import { byAge } from "@/lib/channels/channels/audience-rules";
import type { AudienceDetail, AudienceShares } from "@/lib/channels/channels/audience-schemas";
import { findChannel } from "@/lib/channels/channels/find";
import { countClasses } from "@/lib/channels/channels/quality";
import { QUALITY_CLASSES, qualityGrade, qualityShares } from "@/lib/channels/channels/quality-rules";
import { percentages } from "@/lib/channels/channels/rules";
import { engagedGrade, readEngagement, readOwnAudience } from "@/lib/channels/own-figures/read";
import type { OrganizationContext } from "@/lib/core/context";
import { assertRight } from "@/lib/core/rights";

type Amounts = Readonly<Record<string, number>>;

/**
 * Returns audience and quality as the REST routes estimate them, each part with its source, size and date.
 * @throws AppError not_found for an unknown channel only
 */
export async function getAudienceDetail(ctx: OrganizationContext, { id }: { id: string }): Promise<AudienceDetail> {
  assertRight(ctx.actor, "channels:read");
  return readAudienceDetail(ctx, (await findChannel(ctx, id)).id);
}

/** Returns the same of a channel that was found already; without `withOwner`, nothing that its owner shares. */
export async function readAudienceDetail(
  ctx: OrganizationContext,
  channelId: number,
  { withOwner = true } = {},
): Promise<AudienceDetail> {
  const [own, engagement, imported, sampled, [sample], classes] = await Promise.all([
    withOwner ? readOwnAudience(ctx, channelId) : null,
    withOwner ? readEngagement(ctx, channelId) : null,
    readImport(ctx, channelId),
    countCountries(ctx, channelId),
    ctx.db.select().from(followerSamples).where(eq(followerSamples.channelId, channelId)),
    countClasses(ctx, channelId),
  ]);
  const { countries = {}, genders = {}, ages = {} } = imported?.audience ?? {};
  const shared = own?.audience;
  const known = Object.values(sampled).reduce((sum, n) => sum + n, 0);
  return {
    countries:
      sharesOf("owner", shared?.countries ?? {}) ??
      sharesOf("import", countries) ??
      sharesOf("sample", sampled, { known }),
    genders: sharesOf("owner", gendersOf(shared?.genders ?? {})) ?? sharesOf("import", { ...genders }),
    ages: sharesOf("owner", shared?.ages ?? {}, { order: byAge }) ?? sharesOf("import", ages, { order: byAge }),
    quality: qualityOf(classes),
    owner_quality: engagement && {
      grade: engagedGrade(engagement),
      views: engagement.views,
      engaged: engagement.engaged,
      from_day: engagement.fromDay,
      day: engagement.day,
    },
    owner: own && { day: own.day, from_day: own.fromDay, read_at: own.readAt.toISOString() },
    sample: sample ? { taken_at: sample.takenAt.toISOString(), size: sample.size, followers: sample.followers } : null,
    import: imported ? { imported_at: imported.importedAt.toISOString(), imported_by: imported.importedBy } : null,
  };
}

/** Shares are of the known values. */
const gendersOf = ({ male = 0, female = 0 }: Amounts): Amounts => (male + female > 0 ? { male, female } : {});

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

function qualityOf(counts: ReadonlyMap<number, number>): AudienceDetail["quality"] {
  const shares = qualityShares(counts);
  if (!shares) return null;
  const classes = QUALITY_CLASSES.map((cls) => ({
    class: cls,
    followers: counts.get(cls) ?? 0,
    fraction: shares[cls],
  }));
  return { grade: qualityGrade(shares), classes };
}
