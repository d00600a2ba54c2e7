import { and, count, eq } from "drizzle-orm";
import { videoImportLines, videoImports } from "@/db/schema";
import { estimateCost } from "@/lib/billing/rules";
import type { OrganizationContext } from "@/lib/core/context";
import { conflict } from "@/lib/core/errors";
import { assertRight } from "@/lib/core/rights";
import { findImport } from "@/lib/tracking/imports/find";
import { getImport } from "@/lib/tracking/imports/get";
import type { ImportDetail } from "@/lib/tracking/imports/schemas";
import { assertCapacity, lockStanding } from "@/lib/tracking/videos/capacity";

/**
 * Confirms that the new lines are to be tracked. A balance or plan limit that covers some of them is enough; the
 * confirmation fails only if it covers none.
 * @throws AppError conflict unless the import awaits confirmation, forbidden at the plan's limit, insufficient_balance
 */
export async function confirmImport(ctx: OrganizationContext, { id }: { id: string }): Promise<ImportDetail> {
  assertRight(ctx.actor, "videos:write");
  await ctx.db.transaction(async (tx) => {
    const standing = await lockStanding(ctx, tx, ctx.organization.id);
    const row = await findImport(ctx, tx, id);
    const [fresh] = await tx
      .select({ n: count() })
      .from(videoImportLines)
      .where(and(eq(videoImportLines.importId, row.id), eq(videoImportLines.verdict, "new")));
    if (row.status === "ready" && !fresh?.n) throw conflict("This import has no new videos");
    const estimated = estimateCost(row.durationDays, ctx.organization.pricePerSnapshot);
    if (row.status === "ready") assertCapacity(ctx.organization, standing, estimated);
    const confirmed = await tx
      .update(videoImports)
      .set({ status: "running", confirmedAt: ctx.now() })
      .where(and(eq(videoImports.id, row.id), eq(videoImports.status, "ready")))
      .returning({ id: videoImports.id });
    if (confirmed.length === 0) throw conflict("This import is no longer waiting for confirmation");
    ctx.signal?.throwIfAborted();
  });
  return getImport(ctx, { id });
}
