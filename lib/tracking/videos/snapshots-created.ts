import { inArray } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { trackings } from "@/db/schema";
import type { Context } from "@/lib/core/context";
import { findSubscribers, type Subscriber, type WebhookEvent, writeDeliveries } from "@/lib/outbound/webhooks/emit";
import type { NewSnapshot } from "@/lib/tracking/snapshots/append";
import type { SnapshotCreated } from "@/lib/tracking/videos/event-schemas";
import { presentSnapshot } from "@/lib/tracking/videos/present";

/**
 * Emits `snapshot.created` for snapshots stored in this transaction. One query without subscribers, otherwise three.
 * @param known subscribers of their organizations, to any event; they are read if absent
 */
export async function emitSnapshotsCreated(
  ctx: Context,
  tx: Transaction,
  stored: readonly (NewSnapshot & { organizationId: number })[],
  known?: readonly Subscriber[],
): Promise<void> {
  const organizationIds = stored.map(({ organizationId }) => organizationId);
  const subscribers =
    known?.filter(({ events }) => events.includes("snapshot.created")) ??
    (await findSubscribers(ctx, tx, organizationIds, ["snapshot.created"]));
  const told = new Set(subscribers.map(({ organizationId }) => organizationId));
  const wanted = stored.filter(({ organizationId }) => told.has(organizationId));
  if (wanted.length === 0) return;
  const ids = wanted.map(({ trackingId }) => trackingId);
  const rows = await tx
    .select({ id: trackings.id, publicId: trackings.publicId, uuid: trackings.uuid, platform: trackings.platform })
    .from(trackings)
    .where(inArray(trackings.id, ids));
  const trackingOf = new Map(rows.map((row) => [row.id, row]));
  const events = wanted.flatMap((snapshot): WebhookEvent<SnapshotCreated>[] => {
    const tracking = trackingOf.get(snapshot.trackingId);
    if (!tracking) return [];
    return [
      {
        organizationId: snapshot.organizationId,
        type: "snapshot.created",
        data: {
          video_id: tracking.publicId,
          video_uuid: tracking.uuid,
          platform: tracking.platform,
          snapshot: presentSnapshot(tracking.publicId, snapshot),
        },
      },
    ];
  });
  await writeDeliveries(ctx, tx, subscribers, events);
}
