import type { OrganizationContext } from "@/lib/context";
import { assertRight } from "@/lib/rights";
import { listSocialRows } from "@/lib/social/rows";
import type { SocialRows } from "@/lib/social/schemas";
import { syncOrganization } from "@/lib/social/sync-organization";

/** The sync as the dashboard asks for it: what each account gave, or why not, stands in its row. */
export async function syncNow(ctx: OrganizationContext): Promise<SocialRows> {
  assertRight(ctx.actor, "CLOUD_SCHEDULES");
  await syncOrganization(ctx, ctx.organization.id);
  return listSocialRows(ctx);
}
