import { and, inArray } from "drizzle-orm";
import { trackingLabels } from "@/db/schema";
import { lockAccount } from "@/lib/billing/account";
import type { OrganizationContext } from "@/lib/core/context";
import { notFound } from "@/lib/core/errors";
import { assertRight } from "@/lib/core/rights";
import { lockNamed } from "@/lib/tracking/labels/names";
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
    // For the kept counts (docs/adr/0019), and before the trackings (docs/adr/0002).
    await lockAccount(tx, ctx.organization.id);
    const known = await lockNamed(ctx, tx, "label", [...add, ...remove]);
    if (known.size < new Set([...add, ...remove]).size) throw notFound("Label not found");
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
