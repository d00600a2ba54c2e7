import { asc, eq, inArray } from "drizzle-orm";
import { expect, test } from "vitest";
import { trackings, videoState, webhookDeliveries } from "@/db/schema";
import type { OrganizationContext } from "@/lib/core/context";
import { HOUR_MS } from "@/lib/core/time/unit-rules";
import { createEndpoint } from "@/lib/developers/webhooks/create";
import { hoursOf } from "@/lib/tracking/snapshots/fixtures";
import { StopVideosRequest } from "@/lib/tracking/videos/dashboard-schemas";
import { stopVideo } from "@/lib/tracking/videos/stop";
import { stopVideos } from "@/lib/tracking/videos/stop-many";
import { createTestOrganization, testContext } from "@/test/context";
import { insertVideos } from "@/test/video-rows";

const statusesOf = async (owner: OrganizationContext) =>
  (
    await owner.db
      .select({ status: trackings.status })
      .from(trackings)
      .where(eq(trackings.organizationId, owner.organization.id))
      .orderBy(asc(trackings.id))
  ).map(({ status }) => status);

/** State of an organization's trackings after a stop. */
async function remainsOf(owner: OrganizationContext, publicIds: string[]) {
  const rows = await owner.db
    .select({ id: trackings.id, status: trackings.status, reason: trackings.statusReason, endedAt: trackings.endedAt })
    .from(trackings)
    .where(inArray(trackings.publicId, publicIds))
    .orderBy(asc(trackings.id));
  return Promise.all(
    rows.map(async ({ id, ...row }) => ({
      ...row,
      gaps: (await hoursOf(owner.db, id)).gaps,
      settled: (await owner.db.select().from(videoState).where(eq(videoState.trackingId, id)))[0]?.settledHour,
    })),
  );
}

test("stops the running ones, leaves the others, and reports each in request order", async () => {
  const ctx = testContext();
  const owner = await createTestOrganization(ctx);
  await createEndpoint(owner, { url: "https://receiver.example/hook", events: ["tracking.completed"] });
  const [running = "", paused = "", completed = "", lost = ""] = await insertVideos(owner, [
    { title: "Runs" },
    { title: null, status: "paused" },
    { status: "completed" },
    { status: "error" },
  ]);
  const { videos } = await stopVideos(owner, { videos: [lost, paused, running, completed, running] });
  expect(videos.map(({ id, previous_status, new_status }) => [id, previous_status, new_status])).toEqual([
    [lost, "error", "error"],
    [paused, "paused", "completed"],
    [running, "monitoring", "completed"],
    [completed, "completed", "completed"],
  ]);
  expect(videos.map(({ status_reason }) => status_reason)).toEqual([null, "stopped", "stopped", null]);
  expect(videos.map(({ title }) => title)).toEqual(["A video", null, "Runs", "A video"]);
  expect(await statusesOf(owner)).toEqual(["completed", "completed", "completed", "error"]);
  const sent = await ctx.db
    .select({ payload: webhookDeliveries.payload })
    .from(webhookDeliveries)
    .where(eq(webhookDeliveries.organizationId, owner.organization.id));
  expect(sent).toHaveLength(2);
  for (const { payload } of sent) expect(payload).toMatchObject({ data: { reason: "stopped" } });
  // A repeated call changes nothing.
  await stopVideos(owner, { videos: [running, paused] });
  expect(await ctx.db.select().from(webhookDeliveries)).toHaveLength(2);
});

test("leaves each tracking in the same state as a single stop", async () => {
  const ctx = testContext();
  const owner = await createTestOrganization(ctx);
  const kinds = [{}, { status: "paused" as const }];
  const alone = await insertVideos(owner, kinds);
  const together = await insertVideos(owner, kinds);
  ctx.clock.advance(5 * HOUR_MS + 60_000);
  for (const id of alone) await stopVideo(owner, { id });
  await stopVideos(owner, { videos: together });
  const expected = await remainsOf(owner, alone);
  expect(expected[0]?.gaps.length).toBeGreaterThan(3);
  expect(await remainsOf(owner, together)).toEqual(expected);
});

test("stops none if one is another organization's or unknown, and none for a viewer", async () => {
  const ctx = testContext();
  const owner = await createTestOrganization(ctx);
  const stranger = await createTestOrganization(ctx);
  const [own = ""] = await insertVideos(owner, [{}]);
  const [foreign = ""] = await insertVideos(stranger, [{}]);
  for (const id of [foreign, "never"])
    await expect(stopVideos(owner, { videos: [own, id] })).rejects.toMatchObject({
      refusal: { code: "not_found", message: "Video not found" },
    });
  const viewer = { ...owner, actor: { type: "user" as const, userId: 1, role: "viewer" as const } };
  await expect(stopVideos(viewer, { videos: [own] })).rejects.toMatchObject({ refusal: { code: "forbidden" } });
  expect([await statusesOf(owner), await statusesOf(stranger)]).toEqual([["monitoring"], ["monitoring"]]);
  expect(StopVideosRequest.safeParse({ videos: [] }).success).toBe(false);
});

test("many concurrent calls, in any order of IDs, don't deadlock", async () => {
  const owner = await createTestOrganization(testContext());
  const ids = await insertVideos(owner, Array(40).fill({}));
  await Promise.all([0, 1, 2, 3].map((n) => stopVideos(owner, { videos: n % 2 ? ids : ids.toReversed() })));
  expect(new Set(await statusesOf(owner))).toEqual(new Set(["completed"]));
});
