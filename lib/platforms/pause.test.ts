import { and, desc, eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  auditEntries,
  platformCalls,
  platformDroppedFields,
  platformPauses,
  platformQuotas,
  trackings,
} from "@/db/schema";
import { getAccount } from "@/lib/billing/account";
import { addChannel } from "@/lib/channels/channels/add";
import { dueBatches } from "@/lib/channels/channels/due";
import { findOrFetchChannel } from "@/lib/channels/channels/find-or-fetch";
import { saveChannel } from "@/lib/channels/channels/save";
import { addSocialAccount } from "@/lib/channels/subscribers/add";
import { AppError } from "@/lib/core/errors";
import { HOUR_MS } from "@/lib/core/time/unit-rules";
import { turnHour } from "@/lib/operations/jobs/turn-hour";
import { pausePlatform } from "@/lib/platforms/pause";
import { pruneCalls } from "@/lib/platforms/prune-calls";
import { resolveVideoUrl } from "@/lib/platforms/resolve-url";
import { resumePlatform } from "@/lib/platforms/resume";
import { canonicalVideoUrl, parseVideoUrl } from "@/lib/platforms/rules";
import type { Platform } from "@/lib/platforms/schemas";
import { claimDue } from "@/lib/tracking/collection/claim";
import { collectBatch } from "@/lib/tracking/collection/collect";
import { replay, type TurnableContext } from "@/lib/tracking/collection/replay";
import { sweepBatches } from "@/lib/tracking/collection/sweep";
import { hoursOf } from "@/lib/tracking/snapshots/fixtures";
import { dueAt } from "@/lib/tracking/trackings/schedule-rules";
import { accountOf } from "@/sandbox/accounts";
import { mintId } from "@/sandbox/ids";
import { createTestOrganization, testContext } from "@/test/context";
import { createMember } from "@/test/members";
import { clearFaults, countCalls, injectFault } from "@/test/sandbox";
import { trackVideo } from "@/test/track";

const MINUTE = 60_000;
const range = (from: number, until: number) => Array.from({ length: until - from }, (_, index) => from + index);
const refusal = (promise: Promise<unknown>) =>
  promise.then(
    () => "done",
    (error: unknown) => (error instanceof AppError ? error.refusal : String(error)),
  );

let seed = 0;
/** Each test is two months after the previous one, because they share a database and its claimed slots. */
let start = new Date("2024-01-10T12:00:10Z");

async function setUp() {
  start = new Date(start.getTime() + 60 * 24 * HOUR_MS);
  const begin = start.getTime();
  const base = testContext(start);
  const ctx: TurnableContext = { ...base, turnTo: base.clock.set };
  const admin = await createMember(base, { isAdmin: true });
  const organization = await createTestOrganization(ctx, { plan: "pro" });
  const hours = (n: number) => new Date(begin + n * HOUR_MS);
  const link = (platform: Platform) => {
    seed += 1;
    return canonicalVideoUrl(platform, mintId(platform, new Date(begin - HOUR_MS), `pause:${seed}`));
  };
  const track = async (platform: Platform = "youtube") => {
    const { id } = await trackVideo(organization, { video_link: link(platform), duration_days: 1 });
    const [tracking] = await ctx.db.select().from(trackings).where(eq(trackings.publicId, id));
    if (!tracking) throw new Error("not tracked");
    return tracking;
  };
  const settled = async (trackingId: number) => {
    const [tracking] = await ctx.db.select().from(trackings).where(eq(trackings.id, trackingId));
    return { ...(await hoursOf(ctx.db, trackingId)), status: tracking?.status };
  };
  const pause = (platform: Platform = "youtube") => pausePlatform(admin.ctx, { platform, reason: "It misbehaves" });
  const resume = (platform: Platform = "youtube") => resumePlatform(admin.ctx, { platform, reason: "Well again" });
  const run = async (claimed: { id: number }[]) => {
    for (const { id } of claimed) await collectBatch(ctx, id);
  };
  return { ctx, admin, organization, hours, link, track, settled, pause, resume, run };
}

beforeEach(async () => {
  const { db } = testContext();
  for (const table of [platformPauses, platformQuotas, platformCalls]) await db.delete(table);
});
afterEach(clearFaults);

describe("while a platform is paused", () => {
  it("makes no calls, its hours are gaps with that reason, nothing is charged, and no tracking ends", async () => {
    const { ctx, organization, hours, track, settled, pause, resume } = await setUp();
    const [paused, other] = [await track("youtube"), await track("tiktok")];
    await replay(ctx, hours(5));
    await pause();
    const before = await countCalls("youtube");
    // Channels, creators and subscriber counts as well.
    await replay(ctx, new Date(dueAt(paused, 11).getTime() + 5 * MINUTE), { work: turnHour });
    expect(await countCalls("youtube")).toBe(before);
    expect((await settled(paused.id)).gaps).toEqual(range(6, 12).map((hour) => ({ hour, reason: "platform_paused" })));
    expect(await settled(other.id)).toMatchObject({ gaps: [], status: "monitoring" });
    expect((await settled(paused.id)).status).toBe("monitoring");

    await resume();
    await replay(ctx, hours(25));
    const [result, rest] = [await settled(paused.id), await settled(other.id)];
    // The last paused hour was still open when it was resumed.
    expect(result.gaps).toEqual(range(6, 11).map((hour) => ({ hour, reason: "platform_paused" })));
    expect([...result.hours, ...result.gaps.map(({ hour }) => hour)].sort((a, b) => a - b)).toEqual(range(0, 24));
    expect([result.status, rest.status, rest.hours]).toEqual(["completed", "completed", range(0, 24)]);
    const account = await getAccount(ctx.db, organization.organization.id);
    expect(account.snapshots).toBe(result.hours.length + 24);
    expect(account.charged + account.uncharged).toBe(BigInt(result.hours.length + 24) * 15_000n);
  });

  it("a short pause loses nothing", async () => {
    const { ctx, track, settled, pause, resume, run } = await setUp();
    const tracking = await track();
    await pause();
    ctx.turnTo(dueAt(tracking, 1));
    await run(await claimDue(ctx));
    expect((await settled(tracking.id)).gaps).toEqual([{ hour: 1, reason: "platform_paused" }]);
    ctx.turnTo(new Date(dueAt(tracking, 1).getTime() + 20 * MINUTE));
    await run(await sweepBatches(ctx));
    expect((await settled(tracking.id)).hours).toEqual([0]);
    await resume();
    ctx.turnTo(new Date(dueAt(tracking, 1).getTime() + 30 * MINUTE));
    await run(await sweepBatches(ctx));
    expect(await settled(tracking.id)).toMatchObject({ hours: [0, 1], gaps: [] });
  });

  it("does not count towards the end of a tracking whose video is gone", async () => {
    const { ctx, hours, track, settled, pause, resume } = await setUp();
    const tracking = await track();
    const { platform } = tracking;
    await injectFault({ platform, fault: "absent", from: dueAt(tracking, 1), until: dueAt(tracking, 40) });
    await replay(ctx, new Date(dueAt(tracking, 2).getTime() + MINUTE));
    await pause();
    await replay(ctx, hours(8));
    expect((await settled(tracking.id)).status).toBe("monitoring");
    await resume();
    await replay(ctx, hours(12));
    expect((await settled(tracking.id)).status).toBe("error");
  });

  it("rejects new videos, channels and accounts with a message; other platforms work", async () => {
    const { ctx, organization, link, pause } = await setUp();
    const track = (platform: Platform) =>
      refusal(trackVideo(organization, { video_link: link(platform), duration_days: 1 }));
    await pause();
    const before = await countCalls("youtube");
    expect(await track("youtube")).toEqual({
      code: "platform_failed",
      message: expect.stringMatching(/^Failed to start monitoring - YouTube is paused .*Nothing was charged/),
    });
    expect(await track("tiktok")).toBe("done");
    const { username } = accountOf("youtube", 77);
    const paused = { code: "platform_failed", message: expect.stringContaining("YouTube is paused") };
    expect(await refusal(addChannel(organization, { platform: "youtube", username }))).toEqual(paused);
    expect(await refusal(addSocialAccount(organization, { type: "YOUTUBE", username }))).toEqual(paused);
    expect(await countCalls("youtube")).toBe(before);
    expect((await getAccount(ctx.db, organization.organization.id)).snapshots).toBe(1);
  });

  it("does not resolve its short links", async () => {
    const { ctx, pause } = await setUp();
    await pause("tiktok");
    expect(await resolveVideoUrl(ctx, parseVideoUrl("https://vm.tiktok.com/ZMabc123/"))).toEqual({
      kind: "platform_paused",
    });
  });

  it("its channels stay due and are fetched when it is resumed", async () => {
    const { ctx, pause, resume, organization } = await setUp();
    const { username } = accountOf("twitter", 301);
    const found = await findOrFetchChannel(ctx, { platform: "twitter", username });
    if (found.kind !== "ok") throw new Error(found.kind);
    await saveChannel(organization, { id: found.channel.uuid });
    ctx.turnTo(new Date(ctx.now().getTime() + 48 * HOUR_MS));
    const isDue = async () =>
      (await dueBatches(ctx, "profile")).some(({ channelIds }) => channelIds.includes(found.channel.id));
    expect(await isDue()).toBe(true);
    await pause("twitter");
    expect(await isDue()).toBe(false);
    await resume("twitter");
    expect(await isDue()).toBe(true);
  });
});

describe("pausing", () => {
  it("is done once, by an admin, and is in the audit log with its reason", async () => {
    const { ctx, admin, pause, resume } = await setUp();
    expect(await refusal(Promise.all([pause(), pause()]))).toMatchObject({ code: "conflict" });
    await resume();
    expect(await refusal(resume())).toMatchObject({ code: "conflict", message: "YouTube is not paused." });
    const acts = await ctx.db
      .select()
      .from(auditEntries)
      .where(and(eq(auditEntries.actorId, admin.userId), eq(auditEntries.subject, "YouTube")))
      .orderBy(desc(auditEntries.id));
    expect(acts).toMatchObject([
      { action: "admin.platform_resume", reason: "Well again", organizationId: null, after: { paused: false } },
      { action: "admin.platform_pause", reason: "It misbehaves", organizationId: null, after: { paused: true } },
    ]);
  });

  it("does not exist for anyone else", async () => {
    const { ctx } = await setUp();
    const owner = await createMember(ctx);
    const input = { platform: "youtube" as const, reason: "I want to" };
    expect(await refusal(pausePlatform(owner.ctx, input))).toEqual({ code: "not_found", message: "Not found" });
    expect(await refusal(resumePlatform(owner.ctx, input))).toEqual({ code: "not_found", message: "Not found" });
    expect(await ctx.db.$count(platformPauses)).toBe(0);
  });
});

describe("calls to platforms", () => {
  const counted = async (ctx: TurnableContext, platform: Platform) => {
    const rows = await ctx.db.select().from(platformCalls).where(eq(platformCalls.platform, platform));
    return Object.fromEntries(rows.map(({ hour, outcome, calls }) => [`${hour.toISOString()} ${outcome}`, calls]));
  };
  const total = (counts: Record<string, number>) => Object.values(counts).reduce((sum, calls) => sum + calls, 0);

  it("are counted by hour and outcome, exactly as many as there were", async () => {
    const { ctx, hours, track } = await setUp();
    const before = await countCalls("tiktok");
    const tracking = await track("tiktok");
    await track("tiktok");
    // Once: the second attempt succeeds and counts as another call.
    await injectFault({ platform: "tiktok", fault: "html_body", count: 1, from: dueAt(tracking, 2) });
    await replay(ctx, hours(4));
    const counts = await counted(ctx, "tiktok");
    expect(total(counts)).toBe((await countCalls("tiktok")) - before);
    expect(counts).toMatchObject({ [`${hours(0).toISOString().slice(0, 13)}:00:00.000Z ok`]: expect.any(Number) });
    expect(Object.keys(counts).some((key) => key.endsWith("invalid_response"))).toBe(true);
  });

  it("older than 30 days become one sum, so that the total never decreases", async () => {
    const { ctx } = await setUp();
    const DAY = 24 * HOUR_MS;
    const ago = (days: number) => new Date(ctx.now().getTime() - days * DAY);
    const row = { platform: "youtube" as const, outcome: "ok" };
    await ctx.db.insert(platformCalls).values([
      { ...row, hour: ago(40), calls: 7 },
      { ...row, hour: ago(31), calls: 5 },
      { ...row, outcome: "quota", hour: ago(31), calls: 2 },
      { ...row, hour: ago(29), calls: 1 },
    ]);
    expect(await pruneCalls(ctx)).toEqual({ pruned: 3 });
    expect(await pruneCalls(ctx)).toEqual({ pruned: 0 });
    ctx.turnTo(new Date(ctx.now().getTime() + 2 * DAY));
    expect(await pruneCalls(ctx)).toEqual({ pruned: 1 });
    expect(await counted(ctx, "youtube")).toEqual({
      "1970-01-01T00:00:00.000Z ok": 13,
      "1970-01-01T00:00:00.000Z quota": 2,
    });
  });

  it("as do the fields that could not be read", async () => {
    const { ctx } = await setUp();
    const DAY = 24 * HOUR_MS;
    const ago = (days: number) => new Date(ctx.now().getTime() - days * DAY);
    const row = { platform: "instagram" as const, field: "owner" };
    await ctx.db.insert(platformDroppedFields).values([
      { ...row, hour: ago(40), times: 7 },
      { ...row, hour: ago(31), times: 5 },
      { ...row, hour: ago(29), times: 1 },
    ]);
    expect(await pruneCalls(ctx)).toEqual({ pruned: 2 });
    expect(await pruneCalls(ctx)).toEqual({ pruned: 0 });
    const kept = await ctx.db
      .select()
      .from(platformDroppedFields)
      .where(eq(platformDroppedFields.platform, "instagram"));
    expect(kept.map(({ times }) => times).toSorted()).toEqual([1, 12]);
  });
});
