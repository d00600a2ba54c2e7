import { eq } from "drizzle-orm";
import { webhookEndpoints } from "@/db/schema";
import { recordAct } from "@/lib/audit/record";
import type { OrganizationContext } from "@/lib/context";
import { assertRight } from "@/lib/rights";
import { giveUpWaiting } from "@/lib/webhooks/disable";
import { lockEndpoint } from "@/lib/webhooks/find";
import { withoutQuery } from "@/lib/webhooks/rules";

/** Nothing more is sent to it, and its secrets are gone. What was sent stays in the database. */
export async function removeEndpoint(ctx: OrganizationContext, { id }: { id: string }): Promise<void> {
  assertRight(ctx.actor, "organization:manage");
  await ctx.db.transaction(async (tx) => {
    const endpoint = await lockEndpoint(ctx, id, tx);
    await tx
      .update(webhookEndpoints)
      .set({ isRemoved: true, secretEncrypted: "", previousSecretEncrypted: null, previousSecretUntil: null })
      .where(eq(webhookEndpoints.id, endpoint.id));
    await giveUpWaiting(ctx, tx, endpoint.id);
    await recordAct(ctx, tx, {
      action: "webhook.remove",
      subject: withoutQuery(endpoint.url),
      before: { url: withoutQuery(endpoint.url), events: endpoint.events },
    });
  });
}
