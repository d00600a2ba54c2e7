import { inArray } from "drizzle-orm";
import { trackings } from "@/db/schema";
import type { OrganizationContext } from "@/lib/core/context";
import { assertRight } from "@/lib/core/rights";
import { readOutliers } from "@/lib/insight/benchmarks/read-outliers";
import type { Outliers, OutliersQuery } from "@/lib/insight/benchmarks/schemas";

/** Returns how videos compare with their creators' medians. IDs of other organizations are left out. */
export async function listOutliers(ctx: OrganizationContext, { ids }: OutliersQuery): Promise<Outliers> {
  assertRight(ctx.actor, "videos:read");
  return { outliers: await readOutliers(ctx.db, ctx.organization.id, inArray(trackings.publicId, [...ids])) };
}
