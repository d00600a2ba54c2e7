import type { LookupFunction } from "node:net";
import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { webhookEndpoints } from "@/db/schema";
import { env } from "@/lib/core/env";
import { createSafeFetch } from "@/lib/core/safe-fetch";
import { HOUR_MS } from "@/lib/core/time/unit-rules";
import { getEndpoint } from "@/lib/developers/webhooks/get";
import { deliverWebhook } from "@/lib/outbound/webhooks/deliver";
import { deliveriesDue } from "@/lib/outbound/webhooks/due";
import { type Receiver, startReceiver } from "@/test/receiver";
import { deliverOne, setUpWebhooks } from "@/test/webhooks";

let receiver: Receiver;
beforeEach(async () => {
  env().WEBHOOK_ALLOW_LOOPBACK = true;
  receiver = await startReceiver();
});
afterEach(async () => {
  env().WEBHOOK_ALLOW_LOOPBACK = false;
  await receiver.close();
});

describe("failed deliveries", () => {
  it("a redirect, which is not followed", async () => {
    receiver.answerWith((_request, response) => response.writeHead(302, { location: `${receiver.url}/other` }).end());
    const { outcome, after } = await deliverOne(receiver.url);
    expect(outcome).toBe("retry");
    expect(after.attempts[0]).toMatchObject({ status: 302, error: null });
    expect(receiver.received.map(({ url }) => url)).toEqual(["/hook"]);
  });

  it("a response that does not arrive or finish in time", async () => {
    receiver.answerWith(() => {});
    const silent = await deliverOne(receiver.url, { timeoutMs: 100 });
    expect(silent.outcome).toBe("retry");
    expect(silent.after.attempts[0]).toMatchObject({
      status: null,
      headers: null,
      error: "No complete response in time",
    });
    expect(silent.after.attempts[0]?.durationMs).toBeGreaterThanOrEqual(95);
    receiver.answerWith((_request, response) => response.writeHead(200).write("…"));
    const endless = await deliverOne(receiver.url, { timeoutMs: 100 });
    expect(endless.after.attempts[0]).toMatchObject({ status: null, error: "No complete response in time" });
  });

  it("an unreachable receiver", async () => {
    await receiver.close();
    const { outcome, after } = await deliverOne(receiver.url);
    expect(outcome).toBe("retry");
    expect(after.attempts[0]).toMatchObject({ status: null, error: "The receiver could not be reached" });
    receiver = await startReceiver();
  });

  it("410, which disables the endpoint and drops its pending deliveries", async () => {
    receiver.answerWith((_request, response) => response.writeHead(410).end("moved away"));
    const { ctx, organization, endpoint, addEndpoint, emit, deliveriesTo } = await setUpWebhooks(receiver.url);
    await emit(3);
    const other = await addEndpoint(organization, `${receiver.url}/other`);
    const ids = await deliveriesDue(ctx, endpoint.key, 10);
    expect(ids).toHaveLength(3);
    expect(await deliverWebhook(ctx, ids[0] ?? 0)).toEqual({ outcome: "failed" });
    expect(await getEndpoint(organization, endpoint)).toMatchObject({ is_enabled: false, disabled_reason: "gone" });
    expect(await deliverWebhook(ctx, ids[1] ?? 0)).toEqual({ outcome: "not_due" });
    const rows = await deliveriesTo(endpoint.key);
    expect(rows.map(({ failedAt }) => failedAt)).toEqual([ctx.now(), ctx.now(), ctx.now()]);
    expect(rows.map(({ attempts }) => attempts).sort()).toEqual([0, 0, 1]);
    // Nothing more is written for it; other endpoints continue.
    await emit();
    expect(await deliveriesTo(endpoint.key)).toHaveLength(3);
    expect(await deliveriesTo(other.key)).toHaveLength(1);
  });
});

describe("refused addresses", () => {
  const refused = "Refused: the name resolves to a private or local address";
  const resolvesTo =
    (...addresses: string[]): LookupFunction =>
    (_hostname, _options, callback) =>
      callback(
        null,
        addresses.map((address) => ({ address, family: address.includes(":") ? 6 : 4 })),
      );

  it.each(["10.0.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "fd00::1", "::ffff:10.0.0.1"])(
    "a name that resolves to %s, even if loopback is allowed",
    async (address) => {
      const fetch = createSafeFetch({ allowLoopback: true, lookup: resolvesTo(address) });
      const { outcome, after } = await deliverOne(receiver.url, { url: "https://receiver.example/hook", fetch });
      expect(outcome).toBe("retry");
      expect(after.attempts[0]).toMatchObject({ status: null, error: refused });
    },
  );

  it("a name that was public when entered and resolves to this machine when connecting", async () => {
    let asked = 0;
    const port = new URL(receiver.url).port;
    const rebinding: LookupFunction = (hostname, options, callback) =>
      resolvesTo(asked++ === 0 ? "192.0.2.1" : "127.0.0.1")(hostname, options, callback);
    const fetch = createSafeFetch({ lookup: rebinding });
    const url = `https://rebind.example:${port}/hook`;
    for (const _ of [1, 2]) {
      const { after } = await deliverOne(receiver.url, { url, fetch });
      expect(after.attempts[0]).toMatchObject({ status: null, error: refused });
    }
    expect(asked).toBe(2);
    expect(receiver.received).toEqual([]);
  });

  it("this machine if loopback is not allowed, whatever the database contains, and the sandbox", async () => {
    const { ctx, endpoint, emit, only } = await setUpWebhooks(receiver.url);
    env().WEBHOOK_ALLOW_LOOPBACK = false;
    await emit();
    const { delivery } = await only(endpoint.key);
    await deliverWebhook(ctx, delivery.id);
    const secure = receiver.url.replace("http:", "https:");
    await ctx.db.update(webhookEndpoints).set({ url: secure }).where(eq(webhookEndpoints.id, endpoint.key));
    ctx.clock.advance(HOUR_MS);
    await deliverWebhook(ctx, delivery.id);
    await ctx.db
      .update(webhookEndpoints)
      .set({ url: `${env().SANDBOX_URL}/` })
      .where(eq(webhookEndpoints.id, endpoint.key));
    ctx.clock.advance(HOUR_MS);
    await deliverWebhook(ctx, delivery.id);
    const { attempts } = await only(endpoint.key);
    const notHttps = "Refused: the address must start with https://";
    expect(attempts.map(({ status, error }) => [status, error])).toEqual([
      [null, notHttps],
      [null, refused],
      [null, notHttps],
    ]);
    expect(receiver.received).toEqual([]);
  });
});
