import { and, eq } from "drizzle-orm";
import { connectedAccounts, organizations } from "@/db/schema";
import { type AccountRow, platformOf } from "@/lib/channels/connections/tokens";
import { recordAct } from "@/lib/core/audit/record";
import type { Context } from "@/lib/core/context";
import { appUrl } from "@/lib/core/env";
import { moneyRecipients } from "@/lib/outbound/mail/recipients";
import { enqueueMail } from "@/lib/outbound/outbox/enqueue";
import { PLATFORM_NAMES } from "@/lib/platforms/schemas";

/**
 * Marks a connection whose consent the platform rejects, and notifies owners and managers once: only the owner of the
 * account can connect it again.
 */
export async function requireReconnect(ctx: Context, account: AccountRow, reason: "revoked" | "scope"): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const [marked] = await tx
      .update(connectedAccounts)
      .set({ status: "reconnect", outcome: reason, readDueAt: null })
      .where(and(eq(connectedAccounts.id, account.id), eq(connectedAccounts.status, "connected")))
      .returning({ id: connectedAccounts.id });
    if (!marked) return;
    const { organizationId, username } = account;
    const platform = PLATFORM_NAMES[platformOf(account)];
    await recordAct(ctx, tx, {
      action: "connection.reject",
      organizationId,
      subject: `${platform}: ${username}`,
      after: { status: "needs reconnecting", reason: reason === "scope" ? "permission missing" : "access revoked" },
    });
    const [organization] = await tx
      .select({ name: organizations.name })
      .from(organizations)
      .where(eq(organizations.id, organizationId));
    for (const { email, name } of await moneyRecipients(tx, [organizationId]))
      await enqueueMail(ctx, tx, {
        to: email,
        organizationId,
        template: "account_reconnect",
        data: {
          name,
          organization: organization?.name ?? "",
          platform,
          account: username,
          reason,
          url: `${appUrl()}/organization?tab=connections`,
        },
      });
  });
}
