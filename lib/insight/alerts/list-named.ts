import { and, eq, inArray } from "drizzle-orm";
import { campaigns, channels, labels, trackings, videos } from "@/db/schema";
import type { OrganizationContext } from "@/lib/core/context";
import type { NamedAlertList } from "@/lib/insight/alerts/dashboard-schemas";
import { listAlerts } from "@/lib/insight/alerts/list";
import { DELETED } from "@/lib/insight/alerts/resolve-scope";
import { type AlertScope, MAX_ALERTS } from "@/lib/insight/alerts/schemas";

type NamedScope = Exclude<AlertScope["type"], "all">;

/** Returns all alerts of the organization, newest first, with the names of what they look at. */
export async function listNamedAlerts(ctx: OrganizationContext): Promise<NamedAlertList> {
  const { alerts } = await listAlerts(ctx, { limit: MAX_ALERTS });
  const names = await readScopeNames(
    ctx,
    alerts.map(({ scope }) => scope),
  );
  return {
    alerts: alerts.map((alert) => ({ ...alert, scope_name: names.get(keyOf(alert.scope)) ?? null })),
  };
}

const keyOf = (scope: AlertScope): string => (scope.type === "all" ? "all" : `${scope.type}:${scope.id}`);

async function readScopeNames(ctx: OrganizationContext, scopes: readonly AlertScope[]): Promise<Map<string, string>> {
  const names = new Map<string, string>();
  for (const type of ["label", "campaign", "channel", "video"] as const) {
    const ids = scopes.flatMap((scope) => (scope.type === type && scope.id !== DELETED ? scope.id : []));
    if (ids.length === 0) continue;
    for (const { id, name } of await readers[type](ctx, [...new Set(ids)])) names.set(`${type}:${id}`, name);
  }
  return names;
}

type Reader = (ctx: OrganizationContext, ids: string[]) => Promise<{ id: string; name: string }[]>;

const namesIn =
  (table: typeof labels | typeof campaigns): Reader =>
  ({ db, organization }, ids) =>
    db
      .select({ id: table.publicId, name: table.name })
      .from(table)
      .where(and(inArray(table.publicId, ids), eq(table.organizationId, organization.id)));

const readers: Record<NamedScope, Reader> = {
  label: namesIn(labels),
  campaign: namesIn(campaigns),
  channel: async ({ db }, ids) => {
    const rows = await db
      .select({ id: channels.uuid, name: channels.name, username: channels.username })
      .from(channels)
      .where(inArray(channels.uuid, ids));
    return rows.map(({ id, name, username }) => ({ id, name: name || `@${username}` }));
  },
  video: async ({ db, organization }, ids) => {
    const rows = await db
      .select({ id: trackings.publicId, title: videos.title, link: trackings.videoLink })
      .from(trackings)
      .innerJoin(videos, eq(videos.id, trackings.videoId))
      .where(and(inArray(trackings.publicId, ids), eq(trackings.organizationId, organization.id)));
    return rows.map(({ id, title, link }) => ({ id, name: title ?? link }));
  },
};
