import { eq, inArray } from "drizzle-orm";
import { afterEach, expect, test } from "vitest";
import { batches, platformQuotas, trackings, videoState } from "@/db/schema";
import { HOUR_MS } from "@/lib/core/time/unit-rules";
import { claimDue } from "@/lib/tracking/collection/claim";
import { collectBatch, type RunLimits } from "@/lib/tracking/collection/collect";
import { slotOf } from "@/lib/tracking/trackings/slot";
import { trackKnownVideo } from "@/lib/tracking/videos/track";
import { mintId } from "@/sandbox/ids";
import { createTestOrganization, testContext } from "@/test/context";
import { clearFaults, countCalls, injectFault } from "@/test/sandbox";

/** Scaled down from 600 videos at 2.5 seconds per call, which do not fit into one run either. */
const DELAY_MS = 250;
const LIMITS: RunLimits = { packMs: 400, startMs: 400, deadlineMs: 8_000, storeEveryMs: 200 };
const VIDEOS = 80;
const SLOT = 30;

let start = new Date("2024-01-10T12:00:10Z");
afterEach(clearFaults);

/** Tracks videos of one minute slot and claims their first hour. */
async function setUp(videos: number) {
  start = new Date(start.getTime() + 60 * 24 * HOUR_MS);
  const ctx = testContext(start);
  await ctx.db.delete(platformQuotas);
  const owner = await createTestOrganization(ctx, { plan: "enterprise", balanceUsd: 10_000 });
  const organization = { ...owner.organization, maxConcurrentVideos: videos };
  for (let seed = 0, tracked = 0; tracked < videos; seed++) {
    const externalId = mintId("tiktok", new Date(start.getTime() - HOUR_MS), `slow ${start.toISOString()} ${seed}`);
    if (slotOf("tiktok", externalId) !== SLOT) continue;
    await trackKnownVideo({ ...owner, organization }, { platform: "tiktok", externalId, durationDays: 1 });
    tracked += 1;
  }
  ctx.clock.set(new Date(start.getTime() + SLOT * 60_000));
  const claimed = await claimDue(ctx);
  expect(claimed).toHaveLength(1);
  const batchId = claimed[0]?.id ?? 0;
  const settled = async () => {
    const states = await ctx.db
      .select({ hour: videoState.settledHour, gap: videoState.gapReason, snapshots: videoState.snapshots })
      .from(videoState)
      .innerJoin(trackings, eq(trackings.id, videoState.trackingId))
      .where(inArray(trackings.organizationId, [organization.id]));
    return {
      stored: states.filter(({ snapshots }) => snapshots === 2).length,
      gaps: states.filter(({ gap }) => gap !== null).length,
    };
  };
  const batch = async () => (await ctx.db.select().from(batches).where(eq(batches.id, batchId)))[0];
  const used = async () => (await ctx.db.select().from(platformQuotas))[0]?.used;
  return { ctx, batchId, settled, batch, used };
}

test("a slow platform splits a batch into short runs: each video is fetched once, and nothing is left to the sweep", async () => {
  const { ctx, batchId, settled, batch } = await setUp(VIDEOS);
  await injectFault({ platform: "tiktok", fault: "timeout", delayMs: DELAY_MS });
  const before = await countCalls("tiktok");
  let left = VIDEOS;
  let runs = 0;
  while (left > 0) {
    const begun = performance.now();
    const counts = await collectBatch(ctx, batchId, LIMITS);
    runs += 1;
    expect(performance.now() - begun).toBeLessThan(LIMITS.deadlineMs + 4_000);
    expect(counts).toMatchObject({ failed: {}, dropped: 0, held: 0 });
    expect(counts.left).toBeLessThan(left);
    left = counts.left;
    expect(await settled()).toEqual({ stored: VIDEOS - left, gaps: 0 });
    expect((await batch())?.status).toBe(left > 0 ? "open" : "done");
  }
  expect(runs).toBeGreaterThan(1);
  expect((await countCalls("tiktok")) - before).toBe(VIDEOS);
  expect((await batch())?.outcome).toMatchObject({ stored: VIDEOS, due: VIDEOS });
  expect(await collectBatch(ctx, batchId)).toMatchObject({ stored: 0, left: 0 });
}, 120_000);

test("a run that splits returns the units of the calls it did not make", async () => {
  const { ctx, batchId, used } = await setUp(60);
  await injectFault({ platform: "tiktok", fault: "timeout", delayMs: DELAY_MS });
  const before = (await used()) ?? 0;
  const counts = await collectBatch(ctx, batchId, { ...LIMITS, startMs: 100 });
  expect(counts.left).toBeGreaterThan(0);
  expect(((await used()) ?? 0) - before).toBe(counts.stored);
}, 120_000);

test("a platform that does not respond at all gets no further run: its hours are gaps for the sweep", async () => {
  const { ctx, batchId, settled, batch } = await setUp(40);
  await injectFault({ platform: "tiktok", fault: "timeout", delayMs: 60_000 });
  const counts = await collectBatch(ctx, batchId, { ...LIMITS, startMs: 300, deadlineMs: 600 });
  expect(counts).toMatchObject({ stored: 0, failed: { transient: 40 }, left: 0 });
  expect(await settled()).toEqual({ stored: 0, gaps: 40 });
  expect((await batch())?.status).toBe("open");
}, 120_000);
