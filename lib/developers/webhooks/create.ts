import { and, count, eq } from "drizzle-orm";
import { webhookEndpoints } from "@/db/schema";
import { lockAccount } from "@/lib/billing/account";
import { recordAct } from "@/lib/core/audit/record";
import type { OrganizationContext } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { newPublicId } from "@/lib/core/public-id";
import { assertRight } from "@/lib/core/rights";
import { checkWebhookUrl } from "@/lib/developers/webhooks/check-url";
import { presentEndpoint } from "@/lib/developers/webhooks/present";
import { MAX_ENDPOINTS, withoutQuery } from "@/lib/outbound/webhooks/rules";
import type { CreateEndpointRequest, EndpointWithSecret } from "@/lib/outbound/webhooks/schemas";
import { encryptSecret, generateSecret } from "@/lib/outbound/webhooks/secret";

/** Creates an endpoint. The response is the only place where the secret is shown in plain text. */
export async function createEndpoint(
  ctx: OrganizationContext,
  input: CreateEndpointRequest,
): Promise<EndpointWithSecret> {
  assertRight(ctx.actor, "organization:manage");
  const url = checkWebhookUrl(input.url);
  const publicId = newPublicId();
  const secret = generateSecret();
  return ctx.db.transaction(async (tx) => {
    // Locks the organization, so that concurrent requests cannot exceed the limit.
    await lockAccount(tx, ctx.organization.id);
    const [existing] = await tx
      .select({ n: count() })
      .from(webhookEndpoints)
      .where(and(eq(webhookEndpoints.organizationId, ctx.organization.id), eq(webhookEndpoints.isRemoved, false)));
    if ((existing?.n ?? 0) >= MAX_ENDPOINTS)
      throw new AppError({
        code: "conflict",
        message: `An organization can have up to ${MAX_ENDPOINTS} webhooks. Remove one you no longer need`,
      });
    const [endpoint] = await tx
      .insert(webhookEndpoints)
      .values({
        publicId,
        organizationId: ctx.organization.id,
        url,
        events: [...new Set(input.events)],
        secretEncrypted: encryptSecret(secret, publicId),
        createdAt: ctx.now(),
      })
      .returning();
    if (!endpoint) throw new Error("the endpoint was not written");
    await recordAct(ctx, tx, {
      action: "webhook.create",
      subject: withoutQuery(endpoint.url),
      after: { url: withoutQuery(endpoint.url), events: endpoint.events },
    });
    return { ...presentEndpoint(endpoint, null, ctx.now()), secret };
  });
}
