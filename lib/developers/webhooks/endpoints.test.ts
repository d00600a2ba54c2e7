import { and, eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { webhookDeliveries, webhookEndpoints } from "@/db/schema";
import type { OrganizationContext } from "@/lib/core/context";
import { env } from "@/lib/core/env";
import { AppError } from "@/lib/core/errors";
import { createEndpoint } from "@/lib/developers/webhooks/create";
import { getEndpoint } from "@/lib/developers/webhooks/get";
import { getDelivery } from "@/lib/developers/webhooks/get-delivery";
import { listEndpoints } from "@/lib/developers/webhooks/list";
import { listDeliveries } from "@/lib/developers/webhooks/list-deliveries";
import { removeEndpoint } from "@/lib/developers/webhooks/remove";
import { replayDelivery } from "@/lib/developers/webhooks/replay";
import { rotateSecret } from "@/lib/developers/webhooks/rotate-secret";
import { sendTest } from "@/lib/developers/webhooks/send-test";
import { updateEndpoint } from "@/lib/developers/webhooks/update";
import { CreateEndpointRequest, UpdateEndpointRequest } from "@/lib/outbound/webhooks/schemas";
import { createTestOrganization } from "@/test/context";
import { type Receiver, startReceiver } from "@/test/receiver";
import { LOW_BALANCE, setUpWebhooks } from "@/test/webhooks";

let receiver: Receiver;
beforeEach(async () => {
  env().WEBHOOK_ALLOW_LOOPBACK = true;
  receiver = await startReceiver();
});
afterEach(async () => {
  env().WEBHOOK_ALLOW_LOOPBACK = false;
  await receiver.close();
});

const refusal = (promise: Promise<unknown>) =>
  promise.then(
    () => "done",
    (error: unknown) => (error instanceof AppError ? error.refusal : String(error)),
  );
const asMember = (ctx: OrganizationContext, role: "viewer" | "member" | "manager"): OrganizationContext => ({
  ...ctx,
  actor: { type: "user", userId: 1, role },
});

describe("endpoints", () => {
  it("show their secret once and store it encrypted", async () => {
    const { ctx, organization } = await setUpWebhooks(receiver.url);
    const created = await createEndpoint(asMember(organization, "manager"), {
      url: "https://Receiver.example",
      events: ["balance.low", "snapshot.created", "balance.low"],
    });
    expect(created).toEqual({
      id: expect.stringMatching(/^[a-z0-9]{24}$/),
      url: "https://receiver.example/",
      events: ["balance.low", "snapshot.created"],
      is_enabled: true,
      disabled_reason: null,
      previous_secret_until: null,
      created_at: ctx.now().toISOString(),
      last_delivery: null,
      secret: expect.stringMatching(/^whsec_/),
    });
    const { secret, ...shown } = created;
    expect(await getEndpoint(asMember(organization, "viewer"), created)).toEqual(shown);
    const { endpoints } = await listEndpoints(asMember(organization, "viewer"));
    expect(endpoints).toHaveLength(2);
    expect(endpoints[0]).toEqual(shown);
    const [row] = await ctx.db.select().from(webhookEndpoints).where(eq(webhookEndpoints.publicId, created.id));
    expect(JSON.stringify(row)).not.toContain(secret.slice(6));
  });

  it("can be changed, disabled with their pending deliveries dropped, and enabled again", async () => {
    const { organization, endpoint, emit, deliveriesTo } = await setUpWebhooks(receiver.url);
    await emit();
    const { secret: _, key: __, ...row } = endpoint;
    const last_delivery = { state: "failed", at: endpoint.created_at };
    const off = await updateEndpoint(organization, { id: endpoint.id, is_enabled: false });
    expect(off).toEqual({ ...row, is_enabled: false, disabled_reason: "manual", last_delivery });
    expect((await deliveriesTo(endpoint.key)).map(({ failedAt }) => failedAt !== null)).toEqual([true]);
    expect(await refusal(sendTest(organization, endpoint))).toEqual({
      code: "conflict",
      message: "This webhook is disabled. Enable it first",
    });
    await emit();
    expect(await deliveriesTo(endpoint.key)).toHaveLength(1);
    const changes = {
      url: "https://elsewhere.example/a?b=1",
      events: ["tracking.completed" as const],
      is_enabled: true,
    };
    const on = await updateEndpoint(organization, { id: endpoint.id, ...changes });
    expect(on).toEqual({ ...row, ...changes, last_delivery });
  });

  it("are limited to twenty, even with concurrent requests, and a removed one is gone", async () => {
    const { ctx, organization, endpoint, emit, deliveriesTo } = await setUpWebhooks(receiver.url);
    await emit();
    const asked = Array.from({ length: 22 }, () =>
      refusal(createEndpoint(organization, { url: "https://receiver.example/", events: ["balance.low"] })),
    );
    const outcomes = await Promise.all(asked);
    expect(outcomes.filter((outcome) => outcome === "done")).toHaveLength(19);
    expect(outcomes.find((outcome) => outcome !== "done")).toEqual({
      code: "conflict",
      message: "An organization can have up to 20 webhooks. Remove one you no longer need",
    });
    await removeEndpoint(organization, endpoint);
    expect(await refusal(getEndpoint(organization, endpoint))).toEqual({
      code: "not_found",
      message: "Webhook not found",
    });
    expect((await listEndpoints(organization)).endpoints).toHaveLength(19);
    expect((await deliveriesTo(endpoint.key))[0]?.failedAt).toEqual(ctx.now());
    const [row] = await ctx.db.select().from(webhookEndpoints).where(eq(webhookEndpoints.id, endpoint.key));
    expect(row).toMatchObject({ isRemoved: true, secretEncrypted: "", previousSecretEncrypted: null });
  });

  it.each([
    ["http://receiver.example/", "Enter a URL that starts with https://"],
    ["https://user:pass@receiver.example/", "Remove the username and password from the URL"],
    ["https://127.0.0.1/", "This URL can't be reached from the internet"],
    ["https://localhost/", "This URL can't be reached from the internet"],
    ["http://localhost:3000/", "Enter a URL that starts with https://"],
    ["https://0x7f.1/", "This URL can't be reached from the internet"],
    ["https://[::1]/", "This URL can't be reached from the internet"],
    ["https://10.1.2.3/", "This URL can't be reached from the internet"],
    ["https://169.254.169.254/latest", "This URL can't be reached from the internet"],
  ])("reject %s", async (url, message) => {
    const { organization, endpoint } = await setUpWebhooks(receiver.url);
    env().WEBHOOK_ALLOW_LOOPBACK = false;
    const refused = { code: "invalid_request", details: [{ field: "url", message }] };
    expect(await refusal(createEndpoint(organization, { url, events: ["balance.low"] }))).toEqual(refused);
    expect(await refusal(updateEndpoint(organization, { id: endpoint.id, url }))).toEqual(refused);
  });

  it("accept loopback if configured, but no other private address", async () => {
    const { organization } = await setUpWebhooks(receiver.url);
    const create = (url: string) => refusal(createEndpoint(organization, { url, events: ["balance.low"] }));
    for (const url of ["http://localhost:9/", "http://[::1]:9/", "https://127.0.0.2/"])
      expect(await create(url)).toBe("done");
    for (const url of ["http://10.0.0.1/", "http://receiver.example/", "https://192.168.0.1/"])
      expect(await create(url)).toMatchObject({ code: "invalid_request" });
  });

  it("require an address and an event", () => {
    const errors = (input: unknown) =>
      CreateEndpointRequest.safeParse(input).error?.issues.map(({ message }) => message);
    expect(errors({ url: "nonsense", events: [] })).toEqual([
      "Enter a URL that starts with https://",
      "Choose at least one event",
    ]);
    expect(errors({ url: "ftp://receiver.example/", events: ["balance.low"] })).toHaveLength(1);
    expect(errors({ url: "https://receiver.example/", events: ["balance.high"] })).toHaveLength(1);
    expect(UpdateEndpointRequest.safeParse({}).success).toBe(false);
  });
});

describe("deliveries", () => {
  it("are listed newest first, page by page, with every attempt", async () => {
    const { ctx, organization, endpoint, emit, deliveriesTo } = await setUpWebhooks(receiver.url);
    await emit(26);
    ctx.clock.advance(1000);
    const test = await sendTest(organization, endpoint);
    const first = await listDeliveries(asMember(organization, "viewer"), endpoint);
    expect(first.deliveries).toHaveLength(25);
    const { body, history, ...row } = test;
    expect(first.deliveries[0]).toEqual(row);
    expect(row).toEqual({
      id: expect.stringMatching(/^whd_/),
      event_id: expect.stringMatching(/^evt_/),
      type: "webhook.test",
      state: "delivered",
      attempts: 1,
      last_status: 204,
      last_error: null,
      next_attempt_at: null,
      created_at: ctx.now().toISOString(),
    });
    expect(body).toBe(receiver.received[0]?.body);
    expect(history).toEqual([
      {
        attempt: 1,
        at: ctx.now().toISOString(),
        duration_ms: expect.any(Number),
        status: 204,
        headers: expect.any(Object),
        body: "",
        error: null,
      },
    ]);
    await emit();
    const rest = await listDeliveries(organization, { id: endpoint.id, cursor: first.next_cursor ?? "" });
    expect(rest.deliveries).toHaveLength(2);
    expect(rest.next_cursor).toBeNull();
    const ids = [...first.deliveries, ...rest.deliveries].map(({ id }) => id);
    expect(new Set(ids).size).toBe(27);
    expect((await deliveriesTo(endpoint.key)).filter(({ publicId }) => !ids.includes(publicId))).toHaveLength(1);
    expect(await refusal(listDeliveries(organization, { id: endpoint.id, cursor: "nonsense" }))).toEqual({
      code: "invalid_request",
      details: [{ field: "cursor", message: "Invalid cursor" }],
    });
  });

  it("can be replayed as the same event once they are no longer retried", async () => {
    const { ctx, organization, endpoint, emit, only } = await setUpWebhooks(receiver.url);
    await emit();
    const { delivery } = await only(endpoint.key);
    const which = { id: endpoint.id, delivery: delivery.publicId };
    expect(await refusal(replayDelivery(organization, which))).toEqual({
      code: "conflict",
      message: "This delivery is still being retried. Send it again once it is delivered or has failed",
    });
    const failed = and(eq(webhookDeliveries.id, delivery.id));
    await ctx.db.update(webhookDeliveries).set({ failedAt: ctx.now(), nextAttemptAt: null }).where(failed);
    const replayed = await replayDelivery(organization, which);
    expect(replayed).toMatchObject({ state: "delivered", event_id: delivery.eventId, attempts: 1 });
    expect(replayed.id).not.toBe(delivery.publicId);
    expect(receiver.received[0]?.headers["webhook-id"]).toBe(delivery.eventId);
    expect(JSON.parse(receiver.received[0]?.body ?? "")).toMatchObject({ type: "balance.low", data: LOW_BALANCE });
    expect(await getDelivery(organization, which)).toMatchObject({ state: "failed", attempts: 0, history: [] });
  });

  it("report immediately when a test event fails", async () => {
    const { organization, endpoint } = await setUpWebhooks(receiver.url);
    receiver.answerWith((_request, response) => response.writeHead(500).end("out of order"));
    const test = await sendTest(organization, endpoint);
    expect(test).toMatchObject({ state: "waiting", last_status: 500, next_attempt_at: expect.any(String) });
    expect(test.history).toEqual([expect.objectContaining({ status: 500, body: "out of order" })]);
  });
});

describe("access", () => {
  it("another organization's webhook looks like an unknown one", async () => {
    const { ctx, organization, endpoint, emit, only } = await setUpWebhooks(receiver.url);
    await emit();
    const { delivery } = await only(endpoint.key);
    const stranger = await createTestOrganization(ctx);
    const own = await createEndpoint(stranger, { url: "https://receiver.example/", events: ["balance.low"] });
    const all = (id: string, deliveryId: string) => [
      getEndpoint(stranger, { id }),
      updateEndpoint(stranger, { id, is_enabled: false }),
      rotateSecret(stranger, { id }),
      removeEndpoint(stranger, { id }),
      sendTest(stranger, { id }),
      listDeliveries(stranger, { id }),
      getDelivery(stranger, { id, delivery: deliveryId }),
      replayDelivery(stranger, { id, delivery: deliveryId }),
    ];
    const missing = { code: "not_found", message: "Webhook not found" };
    for (const [id, deliveryId] of [
      [endpoint.id, delivery.publicId],
      ["never", "never"],
    ] as const)
      expect(await Promise.all(all(id, deliveryId).map(refusal))).toEqual(Array(8).fill(missing));
    // Its delivery can't be reached through an own endpoint either.
    const lost = { code: "not_found", message: "Delivery not found" };
    for (const deliveryId of [delivery.publicId, "never"]) {
      expect(await refusal(getDelivery(stranger, { id: own.id, delivery: deliveryId }))).toEqual(lost);
      expect(await refusal(replayDelivery(stranger, { id: own.id, delivery: deliveryId }))).toEqual(lost);
      expect(await refusal(listDeliveries(stranger, { id: own.id, cursor: deliveryId }))).toMatchObject({
        code: "invalid_request",
      });
    }
    expect((await listEndpoints(stranger)).endpoints.map(({ id }) => id)).toEqual([own.id]);
    expect(await getEndpoint(organization, endpoint)).toMatchObject({ is_enabled: true });
    expect(receiver.received).toEqual([]);
  });

  it("members can view webhooks, and only owners and managers can change them", async () => {
    const { organization, endpoint } = await setUpWebhooks(receiver.url);
    const member = asMember(organization, "member");
    const changes = [
      createEndpoint(member, { url: "https://receiver.example/", events: ["balance.low"] }),
      updateEndpoint(member, { id: endpoint.id, is_enabled: false }),
      rotateSecret(member, endpoint),
      removeEndpoint(member, endpoint),
      sendTest(member, endpoint),
      replayDelivery(member, { id: endpoint.id, delivery: "any" }),
    ];
    const forbidden = { code: "forbidden", message: "Your role does not allow this (organization:manage)" };
    expect(await Promise.all(changes.map(refusal))).toEqual(Array(6).fill(forbidden));
    expect(await listDeliveries(member, endpoint)).toEqual({ deliveries: [], next_cursor: null });
  });
});
