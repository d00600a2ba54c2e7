import { listSubscriberRows } from "@/lib/channels/subscribers/rows";
import type { SubscriberRows } from "@/lib/channels/subscribers/schemas";
import { syncOrganization } from "@/lib/channels/subscribers/sync-organization";
import type { OrganizationContext } from "@/lib/core/context";
import { assertRight } from "@/lib/core/rights";

/** Runs a sync for the dashboard. Each account's row has its result, or why it failed. */
export async function syncNow(ctx: OrganizationContext): Promise<SubscriberRows> {
  assertRight(ctx.actor, "CLOUD_SCHEDULES");
  await syncOrganization(ctx, ctx.organization.id);
  return listSubscriberRows(ctx);
}
