import type { OrganizationContext } from "@/lib/core/context";
import type { NamedAlertList } from "@/lib/insight/alerts/dashboard-schemas";
import { listAlerts } from "@/lib/insight/alerts/list";
import { DELETED } from "@/lib/insight/alerts/resolve-scope";
import { type AlertScope, MAX_ALERTS } from "@/lib/insight/alerts/schemas";
import { readSubjects } from "@/lib/insight/subjects/read";

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
    for (const [id, { name, handle }] of await readSubjects(ctx, type, ids)) names.set(`${type}:${id}`, name ?? handle);
  }
  return names;
}
