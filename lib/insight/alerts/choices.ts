import type { OrganizationContext } from "@/lib/core/context";
import { assertRight } from "@/lib/core/rights";
import type { AlertChoices } from "@/lib/insight/alerts/dashboard-schemas";
import { confirmedMembers } from "@/lib/outbound/mail/recipients";
import { findSubscribers } from "@/lib/outbound/webhooks/emit";

/** Returns what the form of an alert offers besides saved channels. */
export async function getAlertChoices(ctx: OrganizationContext): Promise<AlertChoices> {
  assertRight(ctx.actor, "alerts:read");
  const members = await confirmedMembers(ctx.db, ctx.organization.id);
  const subscribers = await ctx.db.transaction((tx) =>
    findSubscribers(ctx, tx, [ctx.organization.id], ["alert.triggered"]),
  );
  const self = ctx.actor.type === "user" ? ctx.actor.userId : null;
  return {
    members: members.map(({ id, name, email }) => ({ name, email, is_you: id === self })),
    has_webhook: subscribers.length > 0,
  };
}
