import { and, asc, eq, inArray } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { trackings } from "@/db/schema";
import type { OrganizationContext } from "@/lib/context";
import { notFound } from "@/lib/errors";

/**
 * Locks the organisation's tracking with this public id.
 * @throws AppError not_found, for another organisation's id as for one that never was
 */
export async function lockTracking(tx: Transaction, organizationId: number, publicId: string) {
  const [tracking] = await tx
    .select()
    .from(trackings)
    .where(and(eq(trackings.publicId, publicId), eq(trackings.organizationId, organizationId)))
    .for("update");
  if (!tracking) throw notFound("Video not found");
  return tracking;
}

/**
 * Locks the organisation's trackings with these public ids, in id order as everybody does (docs/adr/0002).
 * @throws AppError not_found where one is not the organisation's
 */
export async function lockTrackings(ctx: OrganizationContext, tx: Transaction, publicIds: readonly string[]) {
  const ids = [...new Set(publicIds)];
  const rows = await tx
    .select()
    .from(trackings)
    .where(and(inArray(trackings.publicId, ids), eq(trackings.organizationId, ctx.organization.id)))
    .orderBy(asc(trackings.id))
    .for("update");
  if (rows.length < ids.length) throw notFound("Video not found");
  return rows;
}
