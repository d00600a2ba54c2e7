import { addSocialAccount } from "@/lib/channels/subscribers/add";
import { SocialAccountType } from "@/lib/channels/subscribers/schemas";
import { syncOrganization } from "@/lib/channels/subscribers/sync-organization";
import type { OrganizationContext } from "@/lib/core/context";
import { withMovableClock } from "@/scripts/demo/history";

const DAY_MS = 86_400_000;

/** The brand's own accounts, and a reading a day by the sync that the daily job does. The last is a day old at most. */
export async function makeSubscriberHistory(ctx: OrganizationContext, from: Date, until: Date): Promise<void> {
  const clock = withMovableClock(ctx.db, from);
  const own: OrganizationContext = { ...ctx, now: clock.now };
  for (const type of SocialAccountType.options) await addSocialAccount(own, { type, username: "demobrand" });
  for (let at = from.getTime() + DAY_MS; at < until.getTime(); at += DAY_MS) {
    clock.turnTo(new Date(at));
    await syncOrganization(own, ctx.organization.id);
  }
}
