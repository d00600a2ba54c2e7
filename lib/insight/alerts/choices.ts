import { and, asc, eq, isNotNull } from "drizzle-orm";
import { members, users } from "@/db/schema";
import type { OrganizationContext } from "@/lib/core/context";
import { assertRight } from "@/lib/core/rights";
import type { AlertChoices } from "@/lib/insight/alerts/dashboard-schemas";
import { findSubscribers } from "@/lib/outbound/webhooks/emit";

/** Returns what the form of an alert offers besides saved channels. */
export async function getAlertChoices(ctx: OrganizationContext): Promise<AlertChoices> {
  assertRight(ctx.actor, "alerts:read");
  const rows = await ctx.db
    .select({ id: users.id, name: users.name, email: users.email })
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .where(and(eq(members.organizationId, ctx.organization.id), isNotNull(users.emailConfirmedAt)))
    .orderBy(asc(users.name), asc(users.id));
  const subscribers = await ctx.db.transaction((tx) =>
    findSubscribers(ctx, tx, [ctx.organization.id], ["alert.triggered"]),
  );
  const self = ctx.actor.type === "user" ? ctx.actor.userId : null;
  return {
    members: rows.map(({ id, name, email }) => ({ name, email, is_you: id === self })),
    has_webhook: subscribers.length > 0,
  };
}
