import { asc, eq } from "drizzle-orm";
import { afterEach, describe, expect, it } from "vitest";
import { trackings, webhookDeliveries, webhookEndpoints } from "@/db/schema";
import type { OrganizationContext } from "@/lib/core/context";
import { HOUR_MS } from "@/lib/core/time/unit-rules";
import { createEndpoint } from "@/lib/developers/webhooks/create";
import { SnapshotCreatedEvent, TrackingCompletedEvent } from "@/lib/developers/webhooks/event-schemas";
import { updateEndpoint } from "@/lib/developers/webhooks/update";
import { emitEvent, emitEvents, type WebhookEvent } from "@/lib/outbound/webhooks/emit";
import type { WebhookEventType } from "@/lib/outbound/webhooks/schemas";
import { canonicalVideoUrl } from "@/lib/platforms/rules";
import { completeDue } from "@/lib/tracking/collection/complete";
import { replay, type TurnableContext } from "@/lib/tracking/collection/replay";
import { getVideo } from "@/lib/tracking/videos/get";
import { listVideos } from "@/lib/tracking/videos/list";
import { ListVideosQuery } from "@/lib/tracking/videos/schemas";
import { stopVideo } from "@/lib/tracking/videos/stop";
import { mintId } from "@/sandbox/ids";
import { createTestOrganization, testContext } from "@/test/context";
import { clearFaults, injectFault } from "@/test/sandbox";
import { trackVideo } from "@/test/track";

let seed = 0;
/** Each test is two months after the previous one, because they share a database and its claimed slots. */
let start = new Date("2024-01-10T12:00:10Z");

async function setUp() {
  start = new Date(start.getTime() + 60 * 24 * HOUR_MS);
  const base = testContext(start);
  const ctx: TurnableContext = { ...base, turnTo: base.clock.set };
  const organization = await createTestOrganization(ctx, { plan: "pro" });
  const subscribe = (events: WebhookEventType[], owner: OrganizationContext = organization) =>
    createEndpoint(owner, { url: "https://receiver.example/hook", events });
  const track = async (owner: OrganizationContext = organization) => {
    seed += 1;
    const externalId = mintId("youtube", new Date(ctx.now().getTime() - HOUR_MS), `webhooks:${seed}`);
    const link = canonicalVideoUrl("youtube", externalId);
    return { ...(await trackVideo(owner, { video_link: link, duration_days: 1 })), externalId };
  };
  const written = (owner: OrganizationContext = organization) =>
    ctx.db
      .select()
      .from(webhookDeliveries)
      .where(eq(webhookDeliveries.organizationId, owner.organization.id))
      .orderBy(asc(webhookDeliveries.id));
  const hours = (n: number) => new Date(start.getTime() + n * HOUR_MS);
  return { ctx, organization, subscribe, track, written, hours };
}

const low = (organizationId: number): WebhookEvent => ({
  organizationId,
  type: "balance.low",
  data: { balance_usd: 4.5, threshold_usd: 5, runway_hours: 12 },
});

afterEach(clearFaults);

describe("an event", () => {
  it("is one row per subscribed endpoint, under one event ID", async () => {
    const { ctx, organization, subscribe, written } = await setUp();
    const first = await subscribe(["balance.low"]);
    const second = await subscribe(["snapshot.created", "balance.low"]);
    await subscribe(["snapshot.created"]);
    const disabled = await subscribe(["balance.low"]);
    await updateEndpoint(organization, { id: disabled.id, is_enabled: false });
    const stranger = await createTestOrganization(ctx);
    await subscribe(["balance.low"], stranger);

    await ctx.db.transaction((tx) => emitEvent(ctx, tx, low(organization.organization.id)));
    const rows = await written();
    expect(rows).toHaveLength(2);
    expect(new Set(rows.map((row) => row.eventId)).size).toBe(1);
    expect(rows[0]).toMatchObject({
      eventId: expect.stringMatching(/^evt_[0-9a-f]{32}$/),
      type: "balance.low",
      attempts: 0,
      nextAttemptAt: ctx.now(),
      deliveredAt: null,
      failedAt: null,
      payload: {
        type: "balance.low",
        timestamp: ctx.now().toISOString(),
        data: { balance_usd: 4.5, threshold_usd: 5, runway_hours: 12 },
      },
    });
    const endpoints = await ctx.db.select().from(webhookEndpoints);
    const idOf = (publicId: string) => endpoints.find((endpoint) => endpoint.publicId === publicId)?.id;
    expect(rows.map((row) => row.endpointId).sort()).toEqual([idOf(first.id), idOf(second.id)].sort());
    expect(await written(stranger)).toEqual([]);
  });

  it("is written in the transaction that causes it, and not for past days", async () => {
    const { ctx, organization, subscribe, written } = await setUp();
    await subscribe(["balance.low"]);
    const event = low(organization.organization.id);
    const failing = ctx.db.transaction(async (tx) => {
      await emitEvent(ctx, tx, event);
      throw new Error("the cause was rolled back");
    });
    await expect(failing).rejects.toThrow("the cause was rolled back");
    await ctx.db.transaction((tx) => emitEvent({ ...ctx, quiet: true }, tx, event));
    expect(await written()).toEqual([]);
  });

  it("takes two statements, no matter how many there are", async () => {
    const { ctx, organization, subscribe, written } = await setUp();
    await subscribe(["balance.low"]);
    await subscribe(["balance.low"]);
    const statements: string[] = [];
    await ctx.db.transaction(async (tx) => {
      const watched: typeof tx = new Proxy(tx, {
        get(target, name) {
          if (name === "select" || name === "execute") statements.push(name);
          const value: unknown = Reflect.get(target, name, target);
          return typeof value === "function" ? value.bind(target) : value;
        },
      });
      const events = Array.from({ length: 8000 }, () => low(organization.organization.id));
      await emitEvents(ctx, watched, events);
    });
    expect(statements).toEqual(["select", "execute"]);
    const rows = await written();
    expect(rows).toHaveLength(16_000);
    expect(new Set(rows.map((row) => row.eventId)).size).toBe(8000);
  });
});

describe("snapshot.created", () => {
  it("is emitted for the first snapshot and each collected one, to the subscribed organizations that track the video", async () => {
    const { ctx, organization, subscribe, track, written, hours } = await setUp();
    await subscribe(["snapshot.created"]);
    const stranger = await createTestOrganization(ctx, { plan: "pro" });
    const video = await track();
    await track(stranger);
    await replay(ctx, hours(2));
    const detail = await getVideo(organization, { id: video.id });
    const rows = await written();
    expect(rows.map(({ payload }) => SnapshotCreatedEvent.parse(payload))).toEqual(
      detail.snapshots.map((snapshot) => ({
        type: "snapshot.created",
        timestamp: snapshot.snapshot_time,
        data: { video_id: video.id, video_uuid: detail.video_uuid, platform: "youtube", snapshot },
      })),
    );
    expect(rows).toHaveLength(3);
    expect(await written(stranger)).toEqual([]);
  });

  it("is not emitted when the tracking is not stored", async () => {
    const { organization, subscribe, track, written } = await setUp();
    await subscribe(["snapshot.created"]);
    const refused = { ...organization, onAnswer: () => Promise.reject(new Error("the response could not be stored")) };
    await expect(track(refused)).rejects.toThrow("the response could not be stored");
    expect(await written()).toEqual([]);
  });
});

describe("tracking.completed", () => {
  const completions = async (rows: Promise<{ payload: unknown }[]>) =>
    (await rows).map(({ payload }) => TrackingCompletedEvent.parse(payload));

  it("reports the end of the period, with the snapshot count and cost", async () => {
    const { ctx, organization, subscribe, track, written, hours } = await setUp();
    await subscribe(["tracking.completed"]);
    await track();
    ctx.turnTo(hours(24.5));
    await completeDue(ctx);
    const { videos } = await listVideos(organization, ListVideosQuery.parse({}));
    expect(await completions(written())).toEqual([
      {
        type: "tracking.completed",
        timestamp: ctx.now().toISOString(),
        data: { video: videos[0], reason: "completed", snapshots: 1, cost: 0.015 },
      },
    ]);
    expect(videos[0]?.status).toBe("completed");
    await completeDue(ctx);
    expect(await written()).toHaveLength(1);
  });

  it("reports a stop once", async () => {
    const { organization, subscribe, track, written } = await setUp();
    await subscribe(["tracking.completed"]);
    const { id } = await track();
    await stopVideo(organization, { id });
    await stopVideo(organization, { id });
    expect(await completions(written())).toEqual([
      expect.objectContaining({
        data: expect.objectContaining({
          video: expect.objectContaining({ id, status: "completed" }),
          reason: "stopped",
        }),
      }),
    ]);
  });

  it("reports that the video is gone", async () => {
    const { ctx, subscribe, track, written, hours } = await setUp();
    await subscribe(["tracking.completed"]);
    const { id, externalId } = await track();
    await injectFault({ platform: "youtube", fault: "absent", ids: [externalId] });
    await replay(ctx, hours(4));
    const [tracking] = await ctx.db.select().from(trackings).where(eq(trackings.publicId, id));
    expect(tracking?.status).toBe("error");
    expect(await completions(written())).toEqual([
      expect.objectContaining({
        data: {
          video: expect.objectContaining({ id, status: "error", days_remaining: 0 }),
          reason: "error",
          snapshots: 1,
          cost: 0.015,
        },
      }),
    ]);
  });
});
