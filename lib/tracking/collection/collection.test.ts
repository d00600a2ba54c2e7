import { eq } from "drizzle-orm";
import { afterEach, describe, expect, it } from "vitest";
import { batches, members, outbox, trackings, videoState } from "@/db/schema";
import { availableBalanceOf, getAccount } from "@/lib/billing/account";
import { accrue } from "@/lib/billing/accrue";
import type { OrganizationContext } from "@/lib/core/context";
import { HOUR_MS } from "@/lib/core/time/unit-rules";
import { createUser } from "@/lib/people/users/create";
import { canonicalVideoUrl } from "@/lib/platforms/rules";
import type { Platform } from "@/lib/platforms/schemas";
import { claimDue } from "@/lib/tracking/collection/claim";
import { collectBatch } from "@/lib/tracking/collection/collect";
import { completeDue } from "@/lib/tracking/collection/complete";
import { replay, type TurnableContext } from "@/lib/tracking/collection/replay";
import { sweepBatches } from "@/lib/tracking/collection/sweep";
import { topUp } from "@/lib/tracking/funding/top-up";
import { hoursOf } from "@/lib/tracking/snapshots/fixtures";
import { dueAt } from "@/lib/tracking/trackings/schedule-rules";
import { getVideo } from "@/lib/tracking/videos/get";
import { stopVideo } from "@/lib/tracking/videos/stop";
import { mintId } from "@/sandbox/ids";
import { createTestOrganization, testContext } from "@/test/context";
import { clearFaults, countCalls, injectFault } from "@/test/sandbox";
import { trackVideo } from "@/test/track";

let seed = 0;
/** Each test is two months after the previous one: they share a database, including the claimed slots. */
let start = new Date("2024-01-10T12:00:10Z");

async function setUp(options: { balanceUsd?: number } = {}) {
  start = new Date(start.getTime() + 60 * 24 * HOUR_MS);
  const begin = start.getTime();
  const base = testContext(start);
  const ctx: TurnableContext = { ...base, turnTo: base.clock.set };
  const organization = await createTestOrganization(ctx, { plan: "pro", ...options });
  const hours = (n: number) => new Date(begin + n * HOUR_MS);
  const track = async (platform: Platform = "youtube", days = 1, owner: OrganizationContext = organization) => {
    seed += 1;
    const externalId = mintId(platform, new Date(begin - HOUR_MS), `collection:${seed}`);
    return trackAgain(platform, externalId, days, owner);
  };
  const trackAgain = async (platform: Platform, externalId: string, days: number, owner = organization) => {
    const { id } = await trackVideo(owner, {
      video_link: canonicalVideoUrl(platform, externalId),
      duration_days: days,
    });
    const [tracking] = await ctx.db.select().from(trackings).where(eq(trackings.publicId, id));
    if (!tracking) throw new Error("not tracked");
    return { id, externalId, tracking };
  };
  const settled = async (trackingId: number) => ({
    ...(await hoursOf(ctx.db, trackingId)),
    tracking: (await ctx.db.select().from(trackings).where(eq(trackings.id, trackingId)))[0],
    state: (await ctx.db.select().from(videoState).where(eq(videoState.trackingId, trackingId)))[0],
  });
  return { ctx, organization, hours, track, trackAgain, settled };
}

const range = (from: number, until: number) => Array.from({ length: until - from }, (_, index) => from + index);

afterEach(clearFaults);

describe("the hourly collection", () => {
  it("stores and charges every hour of a day once, then completes", async () => {
    const { ctx, organization, hours, track, settled } = await setUp();
    const { id, tracking } = await track();
    await replay(ctx, hours(25));
    const result = await settled(tracking.id);
    expect(result.hours).toEqual(range(0, 24));
    expect(result.gaps).toEqual([]);
    expect(result.tracking?.status).toBe("completed");
    const account = await getAccount(ctx.db, organization.organization.id);
    expect(account.snapshots).toBe(24);
    expect(account.charged + account.uncharged).toBe(24n * 15_000n);
    const detail = await getVideo(organization, { id });
    expect(detail.snapshots).toHaveLength(24);
    expect(detail).toMatchObject({ status: "completed", days_remaining: 0, is_deleted: false });
  });

  it("fetches a video once for all organizations that track it, and charges each", async () => {
    const { ctx, hours, track, trackAgain, settled } = await setUp();
    const first = await track("youtube");
    const others = await Promise.all(range(0, 4).map(() => createTestOrganization(ctx)));
    const rows = [first];
    for (const owner of others) rows.push(await trackAgain("youtube", first.externalId, 1, owner));
    const before = await countCalls("youtube");
    await replay(ctx, hours(3));
    expect((await countCalls("youtube")) - before).toBe(3);
    for (const { tracking } of rows) expect((await settled(tracking.id)).hours).toEqual([0, 1, 2, 3]);
    for (const { organization } of others) expect((await getAccount(ctx.db, organization.id)).snapshots).toBe(4);
  });

  it("changes nothing when ticks and runs are replayed", async () => {
    const { ctx, organization, track, settled } = await setUp();
    const { tracking } = await track();
    ctx.turnTo(dueAt(tracking, 1));
    const claimed = await claimDue(ctx);
    expect(claimed).toHaveLength(1);
    expect(await claimDue(ctx)).toEqual([]);
    const batchId = claimed[0]?.id ?? 0;
    const runs = await Promise.all([
      collectBatch(ctx, batchId),
      collectBatch(ctx, batchId),
      collectBatch(ctx, batchId),
    ]);
    expect(runs.reduce((sum, { stored }) => sum + stored, 0)).toBe(1);
    expect(await collectBatch(ctx, batchId)).toMatchObject({ stored: 0 });
    expect((await settled(tracking.id)).hours).toEqual([0, 1]);
    expect((await getAccount(ctx.db, organization.organization.id)).snapshots).toBe(2);
  });

  it("stores late what an outage of under an hour missed, and records gaps for a longer one", async () => {
    const { ctx, track, settled } = await setUp();
    const { tracking } = await track("tiktok");
    const late = new Date(dueAt(tracking, 1).getTime() + 50 * 60_000);
    ctx.turnTo(late);
    for (const { id } of await claimDue(ctx)) await collectBatch(ctx, id);
    expect((await settled(tracking.id)).hours).toEqual([0, 1]);
    // No run for five hours: only the hour that is due now can still be collected.
    ctx.turnTo(new Date(dueAt(tracking, 6).getTime() + 60_000));
    for (const { id } of await claimDue(ctx)) await collectBatch(ctx, id);
    const result = await settled(tracking.id);
    expect(result.hours).toEqual([0, 1, 6]);
    expect(result.gaps).toEqual(range(2, 6).map((hour) => ({ hour, reason: "missed" })));
  });

  it("fails after three bad hours in a row; transient hours don't count, and a successful one resets the count", async () => {
    const { ctx, organization, hours, track, settled } = await setUp();
    const { id, externalId, tracking } = await track("youtube", 2);
    const fails = (fault: string, first: number, until: number) =>
      injectFault({
        platform: "youtube",
        fault,
        ids: [externalId],
        from: dueAt(tracking, first),
        until: dueAt(tracking, until),
      });
    await fails("absent", 2, 4);
    await fails("absent", 5, 6);
    await fails("html_body", 6, 7);
    await fails("absent", 7, 30);
    await replay(ctx, hours(12));
    const result = await settled(tracking.id);
    expect(result.tracking).toMatchObject({ status: "error", statusReason: "unavailable" });
    expect(result.hours).toEqual([0, 1, 4]);
    expect(result.gaps).toEqual([
      ...[2, 3, 5].map((hour) => ({ hour, reason: "unavailable" })),
      { hour: 6, reason: "invalid_response" },
      ...[7, 8].map((hour) => ({ hour, reason: "unavailable" })),
    ]);
    expect((await getVideo(organization, { id })).is_deleted).toBe(true);
    const account = await getAccount(ctx.db, organization.organization.id);
    expect(account.snapshots).toBe(result.hours.length);
  });

  it("retries a failed hour within the hour and fills its gap", async () => {
    const { ctx, track, settled } = await setUp();
    const { externalId, tracking } = await track("instagram");
    await injectFault({ platform: "instagram", fault: "html_body", ids: [externalId] });
    ctx.turnTo(dueAt(tracking, 1));
    for (const { id } of await claimDue(ctx)) await collectBatch(ctx, id);
    expect((await settled(tracking.id)).gaps).toEqual([{ hour: 1, reason: "invalid_response" }]);
    await clearFaults();
    ctx.turnTo(new Date(dueAt(tracking, 1).getTime() + 20 * 60_000));
    const again = await sweepBatches(ctx);
    expect(again.map(({ attempt }) => attempt)).toEqual([1]);
    for (const { id } of again) await collectBatch(ctx, id);
    const result = await settled(tracking.id);
    expect([result.hours, result.gaps]).toEqual([[0, 1], []]);
  });

  it("expires a batch whose hour is over and records gaps for it", async () => {
    const { ctx, track, settled } = await setUp();
    const { tracking } = await track();
    ctx.turnTo(dueAt(tracking, 1));
    const [batch] = await claimDue(ctx);
    ctx.turnTo(new Date(dueAt(tracking, 2).getTime() + 30_000));
    expect(await collectBatch(ctx, batch?.id ?? 0)).toMatchObject({ stored: 0 });
    expect(
      (
        await ctx.db
          .select()
          .from(batches)
          .where(eq(batches.id, batch?.id ?? 0))
      )[0]?.status,
    ).toBe("expired");
    for (const { id } of await claimDue(ctx)) await collectBatch(ctx, id);
    expect(await settled(tracking.id)).toMatchObject({ hours: [0, 2], gaps: [{ hour: 1, reason: "missed" }] });
  });

  it("pauses what can't be paid, resumes after a top-up, and doesn't move the end", async () => {
    const { ctx, organization, hours, track, settled } = await setUp({ balanceUsd: 0.72 });
    const a = await track("twitter");
    const b = await track("twitter");
    const id = organization.organization.id;
    // Other usage of the same balance: only 10 more snapshots can be paid.
    await ctx.db.transaction(async (tx) => {
      await accrue(ctx, tx, [{ organizationId: id, snapshots: 36, amount: 540_000n }]);
    });
    await replay(ctx, hours(10));
    for (const { tracking } of [a, b])
      expect((await settled(tracking.id)).tracking).toMatchObject({ status: "paused", statusReason: "no_balance" });
    expect(availableBalanceOf(await getAccount(ctx.db, id))).toBe(0n);
    await topUp(ctx, { organizationId: id, amount: 10_000_000n, idempotencyKey: "continue" });
    await replay(ctx, hours(26));
    const results = await Promise.all([a, b].map(({ tracking }) => settled(tracking.id)));
    for (const result of results) {
      expect(result.tracking?.status).toBe("completed");
      expect(result.tracking?.endsAt).toEqual(hours(24));
      expect(new Set(result.gaps.map(({ reason }) => reason))).toEqual(new Set(["paused"]));
      expect([...result.hours, ...result.gaps.map(({ hour }) => hour)].sort((x, y) => x - y)).toEqual(range(0, 24));
    }
  });

  it("drops what a stop overtook and keeps what was collected", async () => {
    const { ctx, organization, hours, track, settled } = await setUp();
    const { id, tracking } = await track();
    await replay(ctx, hours(5));
    expect(await stopVideo(organization, { id })).toMatchObject({
      success: true,
      previous_status: "monitoring",
      new_status: "completed",
    });
    expect(await stopVideo(organization, { id })).toMatchObject({
      previous_status: "completed",
      new_status: "completed",
    });
    await replay(ctx, hours(30));
    expect((await settled(tracking.id)).hours).toHaveLength(6);
    expect((await getAccount(ctx.db, organization.organization.id)).snapshots).toBe(6);
  });

  it("notifies subscribed members when a tracking completes, but not for past days", async () => {
    const { ctx, organization, hours, track } = await setUp();
    const wanted = `wants-${seed}@example.test`;
    for (const [name, mailOnCompletion] of [
      ["wants", true],
      ["wants-not", false],
    ] as const) {
      const user = await createUser(ctx, {
        email: `${name}-${seed}@example.test`,
        name,
        password: "long enough to do",
      });
      await ctx.db.insert(members).values({
        organizationId: organization.organization.id,
        userId: user.id,
        role: "member",
        mailOnCompletion,
        createdAt: ctx.now(),
      });
    }
    await track();
    ctx.turnTo(hours(24));
    await completeDue({ ...ctx, quiet: true });
    const own = eq(outbox.organizationId, organization.organization.id);
    expect(await ctx.db.select().from(outbox).where(own)).toHaveLength(0);
    ctx.turnTo(hours(0));
    await track();
    ctx.turnTo(hours(24));
    await completeDue(ctx);
    const mails = await ctx.db.select().from(outbox).where(own);
    expect(mails.map(({ payload }) => payload)).toMatchObject([{ to: wanted, template: "tracking_completed" }]);
  });
});
