import { eq } from "drizzle-orm";
import { webhookEndpoints } from "@/db/schema";
import type { OrganizationContext } from "@/lib/context";
import { assertRight } from "@/lib/rights";
import { giveUpWaiting } from "@/lib/webhooks/disable";
import { lockEndpoint } from "@/lib/webhooks/find";

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
  });
}
