import { and, asc, eq, inArray, or } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { trackings } from "@/db/schema";
import type { OrganizationContext } from "@/lib/core/context";
import { notFound } from "@/lib/core/errors";
import { hasId, idKind } from "@/lib/tracking/trackings/identity";

/**
 * Locks the organization's tracking with this public ID or UUID.
 * @throws AppError not_found, also for another organization's ID
 */
export async function lockTracking(tx: Transaction, organizationId: number, id: string) {
  const [tracking] = await tx
    .select()
    .from(trackings)
    .where(and(hasId(id), eq(trackings.organizationId, organizationId)))
    .for("update");
  if (!tracking) throw notFound("Video not found");
  return tracking;
}

/**
 * Locks the organization's trackings with these public IDs or UUIDs, in ID order (docs/adr/0002).
 * @throws AppError not_found if one isn't the organization's
 */
export async function lockTrackings(ctx: OrganizationContext, tx: Transaction, ids: readonly string[]) {
  const wanted = [...new Set(ids.map((id) => (idKind(id) === "uuid" ? id.toLowerCase() : id)))];
  const ofKind = (kind: ReturnType<typeof idKind>) => wanted.filter((id) => idKind(id) === kind);
  const rows = await tx
    .select()
    .from(trackings)
    .where(
      and(
        or(inArray(trackings.publicId, ofKind("publicId")), inArray(trackings.uuid, ofKind("uuid"))),
        eq(trackings.organizationId, ctx.organization.id),
      ),
    )
    .orderBy(asc(trackings.id))
    .for("update");
  const found = new Set(rows.flatMap(({ publicId, uuid }) => [publicId, uuid]));
  if (wanted.some((id) => !found.has(id))) throw notFound("Video not found");
  return rows;
}
