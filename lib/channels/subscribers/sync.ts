import type { SyncStatus } from "@/lib/channels/subscribers/schemas";
import { syncOrganization } from "@/lib/channels/subscribers/sync-organization";
import type { OrganizationContext } from "@/lib/core/context";
import { assertRight } from "@/lib/core/rights";

/** "success" if at least one platform answered or no account is configured, "failed" if all failed; contract D. */
export async function syncSubscriberCounts(ctx: OrganizationContext): Promise<SyncStatus> {
  assertRight(ctx.actor, "CLOUD_SCHEDULES");
  const { configured, answered } = await syncOrganization(ctx, ctx.organization.id);
  return { status: configured === 0 || answered > 0 ? "success" : "failed" };
}
