import { inArray } from "drizzle-orm";
import { channels } from "@/db/schema";
import { readAudienceDetail } from "@/lib/channels/channels/audience-detail";
import type { AudienceComparison, CompareAudiencesQuery } from "@/lib/channels/channels/audience-schemas";
import { presentListed } from "@/lib/channels/channels/listed";
import type { OrganizationContext } from "@/lib/core/context";
import { assertRight } from "@/lib/core/rights";

/** Returns the audiences of up to four channels in the given order; unknown IDs are named instead. */
export async function compareAudiences(
  ctx: OrganizationContext,
  { channels: ids }: CompareAudiencesQuery,
): Promise<AudienceComparison> {
  assertRight(ctx.actor, "channels:read");
  const found = ids.length === 0 ? [] : await ctx.db.select().from(channels).where(inArray(channels.uuid, ids));
  const rows = ids.flatMap((id) => found.find(({ uuid }) => uuid === id) ?? []);
  const [listed, audiences] = await Promise.all([
    presentListed(ctx, rows),
    Promise.all(rows.map((row) => readAudienceDetail(ctx, row.id))),
  ]);
  return {
    channels: listed.flatMap((channel, index) => {
      const audience = audiences[index];
      return audience ? [{ channel, audience }] : [];
    }),
    unknown: ids.filter((id) => !rows.some(({ uuid }) => uuid === id)),
  };
}
