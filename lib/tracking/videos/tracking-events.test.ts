import { asc, eq } from "drizzle-orm";
import { afterEach, expect, it } from "vitest";
import { organizations, webhookDeliveries } from "@/db/schema";
import { fromUsd } from "@/lib/billing/rules";
import type { OrganizationContext } from "@/lib/core/context";
import { HOUR_MS } from "@/lib/core/time/unit-rules";
import { createEndpoint } from "@/lib/developers/webhooks/create";
import { DOCUMENTED_EVENTS } from "@/lib/developers/webhooks/events";
import type { WebhookEventType } from "@/lib/outbound/webhooks/schemas";
import { resumeOrganization } from "@/lib/people/organizations/resume";
import { suspendOrganization } from "@/lib/people/organizations/suspend";
import { canonicalVideoUrl } from "@/lib/platforms/rules";
import { replay, type TurnableContext } from "@/lib/tracking/collection/replay";
import { topUp } from "@/lib/tracking/funding/top-up";
import { listVideos } from "@/lib/tracking/videos/list";
import { ListVideosQuery } from "@/lib/tracking/videos/schemas";
import { mintId } from "@/sandbox/ids";
import { createTestOrganization, testContext } from "@/test/context";
import { clearFaults } from "@/test/sandbox";
import { trackVideo } from "@/test/track";

const CHANGES: WebhookEventType[] = ["tracking.started", "tracking.paused", "tracking.resumed", "tracking.completed"];
let seed = 0;
/** Each test is two months after the previous one: they share a database, including the claimed slots. */
let start = new Date("2024-01-10T12:00:10Z");
afterEach(clearFaults);

async function setUp(balanceUsd: number) {
  start = new Date(start.getTime() + 60 * 24 * HOUR_MS);
  const base = testContext(start);
  const ctx: TurnableContext = { ...base, turnTo: base.clock.set };
  const organization = await createTestOrganization(ctx, { plan: "pro", balanceUsd });
  const subscribe = (events: WebhookEventType[] = CHANGES, owner: OrganizationContext = organization) =>
    createEndpoint(owner, { url: "https://receiver.example/hook", events });
  const track = async () => {
    const externalId = mintId("youtube", new Date(ctx.now().getTime() - HOUR_MS), `changes:${++seed}`);
    return trackVideo(organization, { video_link: canonicalVideoUrl("youtube", externalId), duration_days: 1 });
  };
  const written = async (owner: OrganizationContext = organization) => {
    const rows = await ctx.db
      .select()
      .from(webhookDeliveries)
      .where(eq(webhookDeliveries.organizationId, owner.organization.id))
      .orderBy(asc(webhookDeliveries.id));
    return rows.map(({ type, payload }) => {
      const schema = DOCUMENTED_EVENTS[type]?.schema;
      expect(schema?.parse(payload), type).toEqual(payload);
      return payload as { type: string; data: { reason: string; snapshots: number; cost: number; video: object } };
    });
  };
  const video = async (id: string) => {
    const { videos } = await listVideos(organization, ListVideosQuery.parse({}));
    return videos.find((candidate) => candidate.id === id);
  };
  return { ctx, organization, subscribe, track, written, video };
}

it("tracking.started is written with the tracking, before its first snapshot, and only for subscribers", async () => {
  const { ctx, subscribe, track, written, video } = await setUp(10);
  const stranger = await createTestOrganization(ctx);
  await subscribe(CHANGES, stranger);
  await track();
  expect(await written()).toEqual([]);
  await subscribe([...CHANGES, "snapshot.created"]);
  const { id } = await track();
  const events = await written();
  expect(events.map(({ type }) => type)).toEqual(["tracking.started", "snapshot.created"]);
  expect(events[0]?.data).toEqual({ video: await video(id), reason: "track", snapshots: 1, cost: 0.015 });
  expect(events[0]?.data.video).toHaveProperty("video_uuid");
  expect(await written(stranger)).toEqual([]);
});

it("running out of money pauses and a top-up resumes, each with one event and its reason", async () => {
  // The smallest balance for a tracking of one day; the rest is removed afterward.
  const { ctx, organization, subscribe, track, written, video } = await setUp(0.4);
  await subscribe();
  const { id } = await track();
  await ctx.db
    .update(organizations)
    .set({ pricePerSnapshot: 300_000n })
    .where(eq(organizations.id, organization.organization.id));
  await replay(ctx, new Date(start.getTime() + 4 * HOUR_MS));
  const paused = await written();
  expect(paused.map(({ type, data }) => [type, data.reason])).toEqual([
    ["tracking.started", "track"],
    ["tracking.paused", "no_balance"],
  ]);
  expect(paused[1]?.data.video).toMatchObject({ id, status: "paused" });
  await topUp(ctx, { organizationId: organization.organization.id, amount: fromUsd(10), idempotencyKey: "changes" });
  const resumed = (await written()).slice(2);
  expect(resumed.map(({ type, data }) => [type, data.reason])).toEqual([["tracking.resumed", "balance_restored"]]);
  expect(resumed[0]?.data.video).toEqual(await video(id));
});

it("a suspension pauses and its end resumes", async () => {
  const { ctx, organization, subscribe, track, written } = await setUp(10);
  await subscribe();
  await track();
  await track();
  const { id: organizationId } = organization.organization;
  await suspendOrganization(ctx, { organizationId, reason: "A test" });
  await resumeOrganization(ctx, { organizationId });
  expect((await written()).map(({ type, data }) => [type, data.reason])).toEqual([
    ["tracking.started", "track"],
    ["tracking.started", "track"],
    ["tracking.paused", "suspended"],
    ["tracking.paused", "suspended"],
    ["tracking.resumed", "suspension_lifted"],
    ["tracking.resumed", "suspension_lifted"],
  ]);
});
