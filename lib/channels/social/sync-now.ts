import { listSocialRows } from "@/lib/channels/social/rows";
import type { SocialRows } from "@/lib/channels/social/schemas";
import { syncOrganization } from "@/lib/channels/social/sync-organization";
import type { OrganizationContext } from "@/lib/core/context";
import { assertRight } from "@/lib/core/rights";

/** The sync as the dashboard asks for it: what each account gave, or why not, stands in its row. */
export async function syncNow(ctx: OrganizationContext): Promise<SocialRows> {
  assertRight(ctx.actor, "CLOUD_SCHEDULES");
  await syncOrganization(ctx, ctx.organization.id);
  return listSocialRows(ctx);
}
