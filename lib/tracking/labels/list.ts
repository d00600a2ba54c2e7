import { asc, eq, sql } from "drizzle-orm";
import { labels } from "@/db/schema";
import type { OrganizationContext } from "@/lib/core/context";
import { assertRight } from "@/lib/core/rights";
import type { LabelList } from "@/lib/tracking/labels/schemas";

/** All labels of the organization, by name, with the number of trackings that have each. */
export async function listLabels(ctx: OrganizationContext): Promise<LabelList> {
  assertRight(ctx.actor, "videos:read");
  const rows = await ctx.db
    .select({ id: labels.publicId, name: labels.name, videos: labels.videos })
    .from(labels)
    .where(eq(labels.organizationId, ctx.organization.id))
    .orderBy(asc(sql`lower(${labels.name})`), asc(labels.id));
  return { labels: rows };
}
