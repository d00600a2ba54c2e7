import { eq } from "drizzle-orm";
import { webhookEndpoints } from "@/db/schema";
import { recordAct } from "@/lib/core/audit/record";
import type { OrganizationContext } from "@/lib/core/context";
import { assertRight } from "@/lib/core/rights";
import { lockEndpoint } from "@/lib/developers/webhooks/find";
import { getEndpoint } from "@/lib/developers/webhooks/get";
import { OVERLAP_MS, withoutQuery } from "@/lib/outbound/webhooks/rules";
import type { EndpointWithSecret } from "@/lib/outbound/webhooks/schemas";
import { encryptSecret, generateSecret } from "@/lib/outbound/webhooks/secret";

/**
 * Creates a new secret, shown once. The previous one keeps signing for a day, so that the receiver can switch. A second
 * rotation within that day ends the oldest secret immediately.
 */
export async function rotateSecret(ctx: OrganizationContext, { id }: { id: string }): Promise<EndpointWithSecret> {
  assertRight(ctx.actor, "organization:manage");
  const secret = generateSecret();
  await ctx.db.transaction(async (tx) => {
    const endpoint = await lockEndpoint(ctx, id, tx);
    await tx
      .update(webhookEndpoints)
      .set({
        secretEncrypted: encryptSecret(secret, endpoint.publicId),
        previousSecretEncrypted: endpoint.secretEncrypted,
        previousSecretUntil: new Date(ctx.now().getTime() + OVERLAP_MS),
      })
      .where(eq(webhookEndpoints.id, endpoint.id));
    await recordAct(ctx, tx, { action: "webhook.rotate", subject: withoutQuery(endpoint.url) });
  });
  return { ...(await getEndpoint(ctx, { id })), secret };
}
