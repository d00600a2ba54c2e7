import { videoImportLines, videoImports } from "@/db/schema";
import type { OrganizationContext } from "@/lib/core/context";
import { forbidden } from "@/lib/core/errors";
import { newPublicId } from "@/lib/core/public-id";
import { assertRight } from "@/lib/core/rights";
import { campaignOf, labelsOf } from "@/lib/tracking/imports/names";
import { linesOf, type NumberedLine } from "@/lib/tracking/imports/rules";
import type { CreateImportRequest } from "@/lib/tracking/imports/schemas";

/** Stores the lines. No platform requests and no cost yet. */
export async function createImport(ctx: OrganizationContext, input: CreateImportRequest): Promise<{ id: string }> {
  assertRight(ctx.actor, "videos:write");
  const campaignId = input.campaign === null ? null : await campaignOf(ctx, input.campaign);
  const labels = await labelsOf(ctx, input.labels);
  return writeImport(ctx, { durationDays: input.duration_days, campaignId, labels }, linesOf(input.text));
}

/** @param terms settings for all of its trackings; labels by public ID */
export async function writeImport(
  ctx: OrganizationContext,
  terms: { durationDays: number; campaignId: number | null; labels: string[] },
  lines: readonly NumberedLine[],
): Promise<{ id: string }> {
  // A job continues in the member's name, so there must be one.
  if (ctx.actor.type !== "user") throw forbidden("Only members can import");
  const createdBy = ctx.actor.userId;
  return ctx.db.transaction(async (tx) => {
    const [row] = await tx
      .insert(videoImports)
      .values({
        publicId: newPublicId(),
        organizationId: ctx.organization.id,
        createdBy,
        ...terms,
        status: "checking",
        createdAt: ctx.now(),
      })
      .returning();
    if (!row) throw new Error("the import was not written");
    await tx.insert(videoImportLines).values(lines.map((line) => ({ importId: row.id, ...line })));
    const answer = { id: row.publicId };
    await ctx.onAnswer?.(tx, answer);
    ctx.signal?.throwIfAborted();
    return answer;
  });
}
