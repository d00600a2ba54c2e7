import { and, eq, inArray, or } from "drizzle-orm";
import type { Queryable } from "@/db/client";
import { campaigns, channels, labels, trackings } from "@/db/schema";
import type { OrganizationContext } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { scopeError } from "@/lib/insight/alerts/condition-rules";
import type { AlertRow } from "@/lib/insight/alerts/rows";
import type { AlertCondition, AlertScope } from "@/lib/insight/alerts/schemas";

/** Shown in place of the ID of what was deleted. */
export const DELETED = "deleted";
const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

const refused = (field: string, message: string) =>
  new AppError({ code: "invalid_request", details: [{ field, message }] });

/**
 * Returns the internal ID of a scope; null for all.
 * @throws AppError invalid_request if it doesn't exist, or if the condition can't be evaluated for it
 */
export async function resolveScope(
  ctx: OrganizationContext,
  db: Queryable,
  scope: AlertScope,
  condition: AlertCondition,
): Promise<number | null> {
  const error = scopeError(condition.type, scope.type);
  if (error) throw refused("scope.type", error);
  if (scope.type === "all") return null;
  const id = await findScope(ctx, db, scope);
  if (id === undefined) throw refused("scope.id", `Must be the ID of a ${scope.type} of your organization`);
  return id;
}

async function findScope(
  ctx: OrganizationContext,
  db: Queryable,
  { type, id }: Exclude<AlertScope, { type: "all" }>,
): Promise<number | undefined> {
  const mine = ctx.organization.id;
  if (type === "channel") {
    if (!UUID.test(id)) return undefined;
    const rows = await db.select({ id: channels.id }).from(channels).where(eq(channels.uuid, id.toLowerCase()));
    return rows[0]?.id;
  }
  if (type === "video") {
    const named = UUID.test(id) ? or(eq(trackings.publicId, id), eq(trackings.uuid, id)) : eq(trackings.publicId, id);
    const rows = await db
      .select({ id: trackings.id })
      .from(trackings)
      .where(and(named, eq(trackings.organizationId, mine)));
    return rows[0]?.id;
  }
  const table = type === "label" ? labels : campaigns;
  const rows = await db
    .select({ id: table.id })
    .from(table)
    .where(and(eq(table.publicId, id), eq(table.organizationId, mine)));
  return rows[0]?.id;
}

/** Returns the documented scopes of alerts, and the names that lists show; null for all or what was deleted. */
export async function presentScopes(
  db: Queryable,
  alerts: readonly Pick<AlertRow, "id" | "scope" | "scopeId">[],
): Promise<Map<number, AlertScope>> {
  const idsOf = (scope: AlertRow["scope"]) =>
    alerts.flatMap((alert) => (alert.scope === scope && alert.scopeId !== null ? alert.scopeId : []));
  const known = new Map<string, string>();
  for (const [scope, table] of [
    ["label", labels],
    ["campaign", campaigns],
    ["video", trackings],
  ] as const) {
    const ids = idsOf(scope);
    if (ids.length === 0) continue;
    const rows = await db.select({ id: table.id, publicId: table.publicId }).from(table).where(inArray(table.id, ids));
    for (const { id, publicId } of rows) known.set(`${scope} ${id}`, publicId);
  }
  const ids = idsOf("channel");
  if (ids.length > 0) {
    const rows = await db
      .select({ id: channels.id, uuid: channels.uuid })
      .from(channels)
      .where(inArray(channels.id, ids));
    for (const { id, uuid } of rows) known.set(`channel ${id}`, uuid);
  }
  return new Map(
    alerts.map(({ id, scope, scopeId }) => [
      id,
      scope === "all" ? { type: "all" } : { type: scope, id: known.get(`${scope} ${scopeId}`) ?? DELETED },
    ]),
  );
}
