import { and, eq, inArray, or } from "drizzle-orm";
import { trackings } from "@/db/schema";
import type { OrganizationContext } from "@/lib/core/context";
import { idKind } from "@/lib/tracking/trackings/identity";

/**
 * Returns the public IDs of the organization's trackings by the given public IDs or UUIDs, in their order. Those that
 * aren't the organization's are not in the map.
 */
export async function knownTrackings(ctx: OrganizationContext, ids: readonly string[]): Promise<Map<string, string>> {
  const ofKind = (kind: ReturnType<typeof idKind>) => ids.filter((id) => idKind(id) === kind);
  const rows = await ctx.db
    .select({ publicId: trackings.publicId, uuid: trackings.uuid })
    .from(trackings)
    .where(
      and(
        or(inArray(trackings.publicId, ofKind("publicId")), inArray(trackings.uuid, ofKind("uuid"))),
        eq(trackings.organizationId, ctx.organization.id),
      ),
    );
  const byId = new Map(
    rows.flatMap(
      ({ publicId, uuid }) =>
        [
          [publicId, publicId],
          [uuid, publicId],
        ] as const,
    ),
  );
  return new Map(
    ids.flatMap((id) => {
      const publicId = byId.get(idKind(id) === "uuid" ? id.toLowerCase() : id);
      return publicId === undefined ? [] : [[id, publicId] as const];
    }),
  );
}
