import { Webhook } from "standardwebhooks";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { env } from "@/lib/core/env";
import { CLOCK_SKEW_MS } from "@/lib/core/time/clock-skew-rules";
import { HOUR_MS, SECOND_MS } from "@/lib/core/time/unit-rules";
import { sendTest } from "@/lib/developers/webhooks/send-test";
import { deliverWebhook } from "@/lib/outbound/webhooks/deliver";
import { deliverDue } from "@/lib/outbound/webhooks/deliver-due";
import { endpointsDue } from "@/lib/outbound/webhooks/due";
import { type Receiver, startReceiver } from "@/test/receiver";
import { deliverOne, LOW_BALANCE, setUpWebhooks } from "@/test/webhooks";

let receiver: Receiver;
beforeEach(async () => {
  env().WEBHOOK_ALLOW_LOOPBACK = true;
  receiver = await startReceiver();
});
afterEach(async () => {
  env().WEBHOOK_ALLOW_LOOPBACK = false;
  await receiver.close();
});

describe("a delivery", () => {
  it("is signed so that the library verifies it, and stored with its response", async () => {
    receiver.answerWith((_request, response) =>
      response.writeHead(201, { "x-receiver": "yes", "set-cookie": "session=secret" }).end(`\0${"é".repeat(3000)}`),
    );
    const { ctx, endpoint, outcome, after } = await deliverOne(receiver.url);
    expect(outcome).toBe("delivered");
    const [request] = receiver.received;
    const headers = request?.headers as Record<string, string>;
    expect(new Webhook(endpoint.secret).verify(request?.body ?? "", headers)).toEqual({
      type: "balance.low",
      timestamp: ctx.now().toISOString(),
      data: LOW_BALANCE,
    });
    expect(request).toMatchObject({
      url: "/hook",
      headers: {
        "content-type": "application/json",
        "webhook-id": after.delivery.eventId,
        "webhook-timestamp": String(Math.floor(ctx.now().getTime() / 1000)),
      },
    });
    expect(request?.body).toMatch(/^\{"type":"balance.low","timestamp":"/);
    expect(after.delivery).toMatchObject({ attempts: 1, deliveredAt: ctx.now(), failedAt: null, nextAttemptAt: null });
    const [attempt] = after.attempts;
    expect(attempt).toMatchObject({ attempt: 1, at: ctx.now(), status: 201, error: null });
    expect(attempt?.headers).toMatchObject({ "x-receiver": "yes" });
    expect(attempt?.headers).not.toHaveProperty("set-cookie");
    // 4 KiB end in the middle of a character.
    expect(attempt?.body).toBe(`\ufffd${"é".repeat(2047)}\ufffd`);
    const forged = { ...headers, "webhook-id": "evt_other" };
    expect(() => new Webhook(endpoint.secret).verify(request?.body ?? "", forged)).toThrow("No matching signature");
  });

  it("is made once for any number of concurrent attempts", async () => {
    const { ctx, endpoint, emit, only } = await setUpWebhooks(receiver.url);
    await emit();
    const { delivery } = await only(endpoint.key);
    const results = await Promise.all([1, 2, 3].map(() => deliverWebhook(ctx, delivery.id)));
    expect(results.map(({ outcome }) => outcome).sort()).toEqual(["delivered", "not_due", "not_due"]);
    expect(await deliverWebhook(ctx, delivery.id)).toEqual({ outcome: "not_due" });
    expect(receiver.received).toHaveLength(1);
  });

  it("is retried in growing intervals until it arrives, byte for byte the same except for time and signature", async () => {
    const { ctx, endpoint, emit, only } = await setUpWebhooks(receiver.url);
    receiver.answerWith((_request, response) => response.writeHead(503).end("busy"));
    await emit();
    const { delivery } = await only(endpoint.key);
    const gaps: number[] = [];
    for (let attempt = 1; attempt <= 4; attempt++) {
      expect(await deliverWebhook(ctx, delivery.id)).toEqual({ outcome: "retry" });
      const next = (await only(endpoint.key)).delivery.nextAttemptAt ?? new Date(0);
      gaps.push((next.getTime() - ctx.now().getTime()) / SECOND_MS);
      expect(await endpointsDue(ctx)).toEqual([]);
      ctx.clock.set(new Date(next.getTime() - 1));
      expect(await deliverWebhook(ctx, delivery.id)).toEqual({ outcome: "not_due" });
      ctx.clock.set(next);
      expect(await endpointsDue(ctx)).toEqual([endpoint.key]);
    }
    for (const [index, gap] of [5, 300, 1800, 7200].entries()) {
      expect(gaps[index]).toBeGreaterThanOrEqual(gap * 0.9);
      expect(gaps[index]).toBeLessThanOrEqual(gap * 1.1);
    }
    receiver.answerWith((_request, response) => response.writeHead(204).end());
    expect(await deliverWebhook(ctx, delivery.id)).toEqual({ outcome: "delivered" });
    const { attempts } = await only(endpoint.key);
    expect(attempts.map(({ attempt, status, body }) => [attempt, status, body])).toEqual([
      ...[1, 2, 3, 4].map((attempt) => [attempt, 503, "busy"]),
      [5, 204, ""],
    ]);
    const { received } = receiver;
    expect(new Set(received.map(({ body }) => body)).size).toBe(1);
    expect(new Set(received.map(({ headers }) => headers["webhook-id"])).size).toBe(1);
    expect(new Set(received.map(({ headers }) => headers["webhook-signature"])).size).toBe(5);
  });

  it("is given up after the last retry", async () => {
    const { ctx, endpoint, emit, only } = await setUpWebhooks(receiver.url);
    receiver.answerWith((_request, response) => response.writeHead(500).end());
    await emit();
    const { delivery } = await only(endpoint.key);
    const outcomes: string[] = [];
    for (let attempt = 0; attempt < 9; attempt++) {
      outcomes.push((await deliverWebhook(ctx, delivery.id)).outcome);
      ctx.clock.set((await only(endpoint.key)).delivery.nextAttemptAt ?? ctx.now());
    }
    expect(outcomes).toEqual([...Array(7).fill("retry"), "failed", "not_due"]);
    const { delivery: last, attempts } = await only(endpoint.key);
    expect(last).toMatchObject({ attempts: 8, deliveredAt: null, nextAttemptAt: null, failedAt: ctx.now() });
    expect(ctx.now().getTime() - last.createdAt.getTime()).toBeGreaterThan(24 * HOUR_MS);
    expect(attempts).toHaveLength(8);
  });

  it("is due again when the process died during the attempt", async () => {
    const { ctx, endpoint, emit, only } = await setUpWebhooks(receiver.url);
    await emit();
    const { delivery } = await only(endpoint.key);
    const dying = () => Promise.reject(new Error("the machine lost its power"));
    await expect(deliverWebhook(ctx, delivery.id, { fetch: dying })).rejects.toThrow("lost its power");
    expect(await deliverWebhook(ctx, delivery.id)).toEqual({ outcome: "not_due" });
    ctx.clock.advance(120 * SECOND_MS + CLOCK_SKEW_MS);
    expect(await deliverWebhook(ctx, delivery.id)).toEqual({ outcome: "delivered" });
  });
});

describe("a receiver that requests a wait", () => {
  const busy = (status: number, retryAfter: string) =>
    receiver.answerWith((_request, response) => response.writeHead(status, { "retry-after": retryAfter }).end());

  it.each([
    [429, () => "7200", 7200 * SECOND_MS],
    [503, () => new Date(Date.now() + 2 * HOUR_MS).toUTCString(), 2 * HOUR_MS],
    [503, () => "604800", 24 * HOUR_MS],
  ])("with %i gets the next request at the given time, and no other event before", async (status, value, ms) => {
    busy(status, value());
    const { ctx, endpoint, outcome, after, emit, deliveriesTo } = await deliverOne(receiver.url);
    expect(outcome).toBe("retry");
    const next = after.delivery.nextAttemptAt?.getTime() ?? 0;
    expect(Math.abs(next - ctx.now().getTime() - ms)).toBeLessThan(2_000);

    await emit(2);
    receiver.answerWith((_request, response) => response.writeHead(204).end());
    ctx.clock.advance(ms - 3_000);
    expect(await endpointsDue(ctx)).toEqual([]);
    for (const { id } of await deliveriesTo(endpoint.key))
      expect((await deliverWebhook(ctx, id)).outcome).toBe("not_due");
    ctx.clock.advance(6_000);
    expect(await endpointsDue(ctx)).toEqual([endpoint.key]);
    for (const { id } of await deliveriesTo(endpoint.key))
      expect((await deliverWebhook(ctx, id)).outcome).toBe("delivered");
    expect(receiver.received).toHaveLength(4);
  });

  it("shorter than our own interval is not contacted sooner, and a manual test does not wait", async () => {
    busy(429, "1");
    const { ctx, organization, endpoint, after } = await deliverOne(receiver.url);
    const next = after.delivery.nextAttemptAt?.getTime() ?? 0;
    expect(next - ctx.now().getTime()).toBeGreaterThanOrEqual(4_500);
    busy(429, "3600");
    ctx.clock.advance(60 * SECOND_MS);
    await deliverWebhook(ctx, after.delivery.id);
    receiver.answerWith((_request, response) => response.writeHead(204).end());
    expect((await sendTest(organization, { id: endpoint.id })).state).toBe("delivered");
  });

  it("ends a round in progress", async () => {
    const { ctx, endpoint, emit } = await setUpWebhooks(receiver.url);
    await emit(40);
    busy(429, "600");
    const counts = await deliverDue(ctx, endpoint.key);
    expect(counts.delivered).toBe(0);
    expect(receiver.received.length).toBeLessThanOrEqual(5);
  });
});
