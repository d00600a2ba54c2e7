import { and, count, eq, isNotNull } from "drizzle-orm";
import { audienceImports, sampledFollowers } from "@/db/schema";
import { isEmptyAudience, presentAudience } from "@/lib/channels/audience-rules";
import { findChannel } from "@/lib/channels/find";
import { type Audience, AudienceImport } from "@/lib/channels/schemas";
import type { OrganizationContext } from "@/lib/context";
import { notFound } from "@/lib/errors";
import { assertRight } from "@/lib/rights";

/**
 * Who follows a channel, by what is known. Each dimension comes from the caller's own organisation's import where
 * that has it, else from the follower sample, which knows countries only.
 * @throws AppError not_found also where nothing is known
 */
export async function getChannelAudience(ctx: OrganizationContext, { id }: { id: string }): Promise<Audience> {
  assertRight(ctx.actor, "channels:read");
  const channel = await findChannel(ctx, id);
  const [imported, sampled] = await Promise.all([readImport(ctx, channel.id), countCountries(ctx, channel.id)]);
  const known: AudienceImport = {
    genders: imported?.genders ?? {},
    ages: imported?.ages ?? {},
    countries: Object.keys(imported?.countries ?? {}).length > 0 ? (imported?.countries ?? {}) : sampled,
  };
  if (isEmptyAudience(known)) throw notFound("Not found");
  return presentAudience(known);
}

async function readImport(ctx: OrganizationContext, channelId: number): Promise<AudienceImport | null> {
  const [row] = await ctx.db
    .select({ audience: audienceImports.audience })
    .from(audienceImports)
    .where(and(eq(audienceImports.organizationId, ctx.organization.id), eq(audienceImports.channelId, channelId)));
  return row ? AudienceImport.parse(row.audience) : null;
}

async function countCountries(ctx: OrganizationContext, channelId: number): Promise<Record<string, number>> {
  const rows = await ctx.db
    .select({ country: sampledFollowers.country, n: count() })
    .from(sampledFollowers)
    .where(and(eq(sampledFollowers.channelId, channelId), isNotNull(sampledFollowers.country)))
    .groupBy(sampledFollowers.country);
  return Object.fromEntries(rows.map(({ country, n }) => [country ?? "", n]));
}
