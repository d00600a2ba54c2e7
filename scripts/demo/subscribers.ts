import { addSocialAccount } from "@/lib/channels/subscribers/add";
import { SocialAccountType } from "@/lib/channels/subscribers/schemas";
import { syncOrganization } from "@/lib/channels/subscribers/sync-organization";
import type { OrganizationContext } from "@/lib/core/context";
import { DAY_MS } from "@/lib/core/time/unit-rules";
import { withMovableClock } from "@/scripts/demo/history";

/**
 * Adds the brand's own accounts, with one count per day from the daily job's sync. The last one is at most a day old.
 */
export async function makeSubscriberHistory(ctx: OrganizationContext, from: Date, until: Date): Promise<void> {
  const clock = withMovableClock(ctx.db, from);
  const own: OrganizationContext = { ...ctx, now: clock.now };
  for (const type of SocialAccountType.options) await addSocialAccount(own, { type, username: "larkspurtrail" });
  for (let at = from.getTime() + DAY_MS; at < until.getTime(); at += DAY_MS) {
    clock.turnTo(new Date(at));
    await syncOrganization(own, ctx.organization.id);
  }
}
