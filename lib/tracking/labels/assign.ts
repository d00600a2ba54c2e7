import { and, asc, eq, inArray } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { labels, trackingLabels } from "@/db/schema";
import type { OrganizationContext } from "@/lib/core/context";
import { notFound } from "@/lib/core/errors";
import { assertRight } from "@/lib/core/rights";
import type { Assigned, AssignLabelsRequest } from "@/lib/tracking/labels/schemas";
import { lockTrackings } from "@/lib/tracking/trackings/lock-trackings";

/**
 * Adds labels to many videos and removes others; existing and missing ones are left as they are.
 * @throws AppError not_found if a video or label isn't the organization's; nothing changes
 */
export async function assignLabels(
  ctx: OrganizationContext,
  { videos, add, remove }: AssignLabelsRequest,
): Promise<Assigned> {
  assertRight(ctx.actor, "videos:write");
  return ctx.db.transaction(async (tx) => {
    const known = await lockLabels(ctx, tx, [...add, ...remove]);
    const keysOf = (ids: readonly string[]) => ids.flatMap((id) => known.get(id) ?? []);
    const trackings = (await lockTrackings(ctx, tx, videos)).map(({ id }) => id);
    const added = keysOf(add).flatMap((labelId) => trackings.map((trackingId) => ({ trackingId, labelId })));
    // In chunks of a thousand: a statement takes at most 65,535 values.
    for (let at = 0; at < added.length; at += 1000)
      await tx
        .insert(trackingLabels)
        .values(added.slice(at, at + 1000))
        .onConflictDoNothing();
    if (remove.length > 0)
      await tx
        .delete(trackingLabels)
        .where(and(inArray(trackingLabels.trackingId, trackings), inArray(trackingLabels.labelId, keysOf(remove))));
    return { videos: trackings.length };
  });
}

/** Returns the labels' keys by public ID, locked against deletion until the transaction ends. */
async function lockLabels(ctx: OrganizationContext, tx: Transaction, ids: string[]): Promise<Map<string, number>> {
  const rows = await tx
    .select({ id: labels.id, publicId: labels.publicId })
    .from(labels)
    .where(and(inArray(labels.publicId, ids), eq(labels.organizationId, ctx.organization.id)))
    .orderBy(asc(labels.id))
    .for("key share");
  if (rows.length < new Set(ids).size) throw notFound("Label not found");
  return new Map(rows.map((row) => [row.publicId, row.id]));
}
