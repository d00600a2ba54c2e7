import { and, count, eq, isNotNull } from "drizzle-orm";
import { audienceImports, sampledFollowers, users } from "@/db/schema";
import { isEmptyAudience, mergeAudience, presentAudience, unknownParts } from "@/lib/channels/channels/audience-rules";
import { AudienceImport } from "@/lib/channels/channels/audience-schemas";
import { findChannel } from "@/lib/channels/channels/find";
import { missingSample } from "@/lib/channels/channels/pace";
import type { Audience } from "@/lib/channels/channels/schemas";
import { readOwnAudience } from "@/lib/channels/own-figures/read";
import type { OrganizationContext } from "@/lib/core/context";
import { notFound } from "@/lib/core/errors";
import { assertRight } from "@/lib/core/rights";

/**
 * Returns a channel's audience. Each dimension comes from what the channel's owner shares with the caller's
 * organization, or else from its import, or else from the follower sample, which covers only countries.
 * @throws AppError not_found, also if nothing is known
 */
export async function getChannelAudience(ctx: OrganizationContext, { id }: { id: string }): Promise<Audience> {
  assertRight(ctx.actor, "channels:read");
  const channel = await findChannel(ctx, id);
  const [own, imported, sampled] = await Promise.all([
    readOwnAudience(ctx, channel.id),
    readImport(ctx, channel.id),
    countCountries(ctx, channel.id),
  ]);
  const known = mergeAudience(own?.audience ?? null, imported?.audience ?? null, sampled);
  if (isEmptyAudience(known)) throw notFound("Not found", missingSample(channel.platform));
  const unknown = unknownParts(known);
  if (unknown.length > 0) ctx.setHeader?.("X-Audience-Unknown", unknown.join(", "));
  if (own) ctx.setHeader?.("X-Audience-Source", `owner, ${own.day}`);
  return presentAudience(known);
}

export interface StoredImport {
  audience: AudienceImport;
  /** Name of the member; null if not imported by a member, or if the member no longer exists. */
  importedBy: string | null;
  importedAt: Date;
}

/** Returns the import of the context's own organization. */
export async function readImport(ctx: OrganizationContext, channelId: number): Promise<StoredImport | null> {
  const [row] = await ctx.db
    .select({
      audience: audienceImports.audience,
      importedBy: users.name,
      importedAt: audienceImports.importedAt,
    })
    .from(audienceImports)
    .leftJoin(users, eq(users.id, audienceImports.importedBy))
    .where(and(eq(audienceImports.organizationId, ctx.organization.id), eq(audienceImports.channelId, channelId)));
  return row ? { ...row, audience: AudienceImport.parse(row.audience) } : null;
}

/** Counts sampled followers by country, if known. */
export async function countCountries(ctx: OrganizationContext, channelId: number): Promise<Record<string, number>> {
  const rows = await ctx.db
    .select({ country: sampledFollowers.country, n: count() })
    .from(sampledFollowers)
    .where(and(eq(sampledFollowers.channelId, channelId), isNotNull(sampledFollowers.country)))
    .groupBy(sampledFollowers.country);
  return Object.fromEntries(rows.map(({ country, n }) => [country ?? "", n]));
}
