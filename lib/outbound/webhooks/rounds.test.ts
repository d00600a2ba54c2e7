import { eq } from "drizzle-orm";
import { Webhook } from "standardwebhooks";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { webhookEndpoints } from "@/db/schema";
import { env } from "@/lib/core/env";
import { HOUR_MS, SECOND_MS } from "@/lib/core/time/unit-rules";
import { getEndpoint } from "@/lib/developers/webhooks/get";
import { rotateSecret } from "@/lib/developers/webhooks/rotate-secret";
import { deliverDue } from "@/lib/outbound/webhooks/deliver-due";
import { deliveriesDue } from "@/lib/outbound/webhooks/due";
import { type Receiver, startReceiver } from "@/test/receiver";
import { setUpWebhooks } from "@/test/webhooks";

let receiver: Receiver;
beforeEach(async () => {
  env().WEBHOOK_ALLOW_LOOPBACK = true;
  receiver = await startReceiver();
});
afterEach(async () => {
  env().WEBHOOK_ALLOW_LOOPBACK = false;
  await receiver.close();
});

describe("a rotation", () => {
  it("signs with both secrets for a day, then only with the new one", async () => {
    const { ctx, organization, endpoint, emit } = await setUpWebhooks(receiver.url);
    const rotated = await rotateSecret(organization, endpoint);
    expect(rotated.secret).not.toBe(endpoint.secret);
    expect(rotated.previous_secret_until).toBe(new Date(ctx.now().getTime() + 24 * HOUR_MS).toISOString());
    await emit();
    await deliverDue(ctx, endpoint.key);
    const [during] = receiver.received;
    const verify = (secret: string) =>
      new Webhook(secret).verify(during?.body ?? "", { ...during?.headers } as Record<string, string>);
    expect(verify(rotated.secret)).toEqual(verify(endpoint.secret));
    expect(during?.headers["webhook-signature"]).toMatch(/^v1,\S+ v1,\S+$/);

    ctx.clock.advance(24 * HOUR_MS);
    await emit();
    await deliverDue(ctx, endpoint.key);
    const after = receiver.received[1];
    const id = String(after?.headers["webhook-id"]);
    expect(after?.headers["webhook-signature"]).toBe(
      new Webhook(rotated.secret).sign(id, ctx.now(), after?.body ?? ""),
    );
    expect((await getEndpoint(organization, endpoint)).previous_secret_until).toBeNull();
  });

  it("fixes a secret that can no longer be decrypted", async () => {
    const { ctx, organization, endpoint, emit, only } = await setUpWebhooks(receiver.url);
    await ctx.db
      .update(webhookEndpoints)
      .set({ secretEncrypted: "v1.a.b.c" })
      .where(eq(webhookEndpoints.id, endpoint.key));
    await emit();
    expect(await deliverDue(ctx, endpoint.key)).toEqual({ delivered: 0, retry: 1, failed: 0 });
    expect((await only(endpoint.key)).attempts[0]?.error).toBe(
      "The signing secret can no longer be decrypted: rotate it",
    );
    await rotateSecret(organization, endpoint);
    ctx.clock.advance(6 * SECOND_MS);
    expect(await deliverDue(ctx, endpoint.key)).toEqual({ delivered: 1, retry: 0, failed: 0 });
  });
});

describe("a round", () => {
  it("sends everything due for an endpoint, a few at a time", async () => {
    const { ctx, endpoint, emit, deliveriesTo } = await setUpWebhooks(receiver.url);
    let now = 0;
    let most = 0;
    receiver.answerWith((_request, response) => {
      now += 1;
      most = Math.max(most, now);
      setTimeout(() => {
        now -= 1;
        response.writeHead(200).end();
      }, 5);
    });
    await emit(230);
    expect(await deliverDue(ctx, endpoint.key)).toEqual({ delivered: 230, retry: 0, failed: 0 });
    expect(receiver.received).toHaveLength(230);
    expect(most).toBeLessThanOrEqual(5);
    expect((await deliveriesTo(endpoint.key)).every(({ attempts }) => attempts === 1)).toBe(true);
  });

  it("of an unresponsive endpoint ends early, and the rest stays due", async () => {
    const { ctx, endpoint, emit } = await setUpWebhooks(receiver.url);
    receiver.answerWith(() => {});
    await emit(30);
    const { retry } = await deliverDue(ctx, endpoint.key, { timeoutMs: 300, failingRoundMs: 500 });
    // Attempts that start within the round: two waves, or fewer on a slow machine.
    expect(retry).toBeGreaterThanOrEqual(5);
    expect(retry).toBeLessThanOrEqual(10);
    expect(await deliveriesDue(ctx, endpoint.key, 100)).toHaveLength(30 - retry);
  });
});
