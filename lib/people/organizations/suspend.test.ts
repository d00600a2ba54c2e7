import { eq } from "drizzle-orm";
import { afterEach, describe, expect, it } from "vitest";
import { auditEntries, organizations, trackings, usageHours, webhookDeliveries } from "@/db/schema";
import { availableBalanceOf, getAccount } from "@/lib/billing/account";
import { AppError } from "@/lib/core/errors";
import { HOUR_MS } from "@/lib/core/time/unit-rules";
import { endpointsDue } from "@/lib/outbound/webhooks/due";
import { emitEvents } from "@/lib/outbound/webhooks/emit";
import { resumeOrganization } from "@/lib/people/organizations/resume";
import { suspendOrganization } from "@/lib/people/organizations/suspend";
import { canonicalVideoUrl } from "@/lib/platforms/rules";
import { claimDue } from "@/lib/tracking/collection/claim";
import { collectBatch } from "@/lib/tracking/collection/collect";
import { replay, type TurnableContext } from "@/lib/tracking/collection/replay";
import { correctBalance } from "@/lib/tracking/funding/correct";
import { topUp } from "@/lib/tracking/funding/top-up";
import { hoursOf } from "@/lib/tracking/snapshots/fixtures";
import { dueAt } from "@/lib/tracking/trackings/schedule-rules";
import { mintId } from "@/sandbox/ids";
import { createTestOrganization, testContext } from "@/test/context";
import { createMember } from "@/test/members";
import { clearFaults } from "@/test/sandbox";
import { trackVideo } from "@/test/track";
import { LOW_BALANCE, setUpWebhooks } from "@/test/webhooks";

const PRICE = 15_000n;
let seed = 0;
/** Each test is two months after the previous one, because they share a database and its claimed slots. */
let start = new Date("2022-01-10T12:00:10Z");

async function setUp(balanceUsd = 100) {
  start = new Date(start.getTime() + 60 * 24 * HOUR_MS);
  const begin = start.getTime();
  const base = testContext(start);
  const ctx: TurnableContext = { ...base, turnTo: base.clock.set };
  const owner = await createTestOrganization(ctx, { plan: "pro", balanceUsd });
  const organizationId = owner.organization.id;
  const admin = await createMember(ctx, { isAdmin: true });
  const hours = (n: number) => new Date(begin + n * HOUR_MS);
  const track = async (days = 1) => {
    seed += 1;
    const externalId = mintId("youtube", new Date(begin - HOUR_MS), `suspension:${seed}`);
    const link = canonicalVideoUrl("youtube", externalId);
    const { id } = await trackVideo(owner, { video_link: link, duration_days: days });
    const [row] = await ctx.db.select().from(trackings).where(eq(trackings.publicId, id));
    if (!row) throw new Error("not tracked");
    return row;
  };
  const read = async (id: number) => {
    const [tracking] = await ctx.db.select().from(trackings).where(eq(trackings.id, id));
    const { hours: stored, gaps: missing } = await hoursOf(ctx.db, id);
    return { tracking, stored, missing };
  };
  const suspend = (reason = "Unpaid invoice") => suspendOrganization(admin.ctx, { organizationId, reason });
  const resume = () => resumeOrganization(admin.ctx, { organizationId, reason: "Paid" });
  return { ctx, owner, organizationId, admin, hours, track, read, suspend, resume };
}

const all = (last: number) => Array.from({ length: last + 1 }, (_, hour) => hour);
const everyHour = ({ stored, missing }: { stored: number[]; missing: { hour: number }[] }) =>
  [...stored, ...missing.map(({ hour }) => hour)].sort((a, b) => a - b);
const refusal = (promise: Promise<unknown>) =>
  promise.then(
    () => "done",
    (error: unknown) => (error instanceof AppError ? error.refusal : String(error)),
  );

afterEach(clearFaults);

describe("a suspension", () => {
  it("makes every hour a snapshot or a gap, moves no end date and charges exactly the stored snapshots", async () => {
    const { ctx, organizationId, hours, track, read, suspend, resume } = await setUp();
    const rows = [await track(), await track(), await track(2)];
    await replay(ctx, hours(6));
    expect(await suspend()).toEqual({ paused: 3 });
    const atSuspension = (await getAccount(ctx.db, organizationId)).snapshots;
    await replay(ctx, hours(14));
    const during = await getAccount(ctx.db, organizationId);
    expect(during.snapshots).toBe(atSuspension);
    expect(during.uncharged).toBe(0n);
    for (const { id } of rows)
      expect((await read(id)).tracking).toMatchObject({ status: "paused", statusReason: "suspended" });
    expect(await resume()).toEqual({ resumed: 3 });
    await replay(ctx, hours(50));

    let stored = 0;
    for (const { id, durationDays, endsAt } of rows) {
      const result = await read(id);
      stored += result.stored.length;
      expect(result.tracking).toMatchObject({ status: "completed", endsAt });
      expect(everyHour(result)).toEqual(all(durationDays * 24 - 1));
      expect(new Set(result.missing.map(({ reason }) => reason))).toEqual(new Set(["suspended"]));
      expect(result.missing.length).toBeGreaterThanOrEqual(8);
      expect(result.missing.length).toBeLessThanOrEqual(9);
      expect(result.stored.filter((hour) => hour > 15).length).toBe(durationDays * 24 - 16);
    }
    const account = await getAccount(ctx.db, organizationId);
    expect(account.snapshots).toBe(stored);
    expect(account.charged + account.uncharged).toBe(BigInt(stored) * PRICE);
    expect(account.balance).toBe(100_000_000n - account.charged);
    const sealed = await ctx.db.select().from(usageHours).where(eq(usageHours.organizationId, organizationId));
    expect(sealed.reduce((sum, { snapshots: n }) => sum + n, 0)).toBe(stored);
  });

  it("that lasts past the end date completes the tracking, with its last hours suspended", async () => {
    const { ctx, hours, track, read, suspend, resume } = await setUp();
    const { id, endsAt } = await track();
    await replay(ctx, hours(10));
    await suspend();
    await replay(ctx, hours(30));
    const result = await read(id);
    expect(result.tracking).toMatchObject({ status: "completed", endsAt, endedAt: endsAt });
    expect(everyHour(result)).toEqual(all(23));
    expect(new Set(result.missing.map(({ reason }) => reason))).toEqual(new Set(["suspended"]));
    expect(await resume()).toEqual({ resumed: 0 });
    expect((await read(id)).tracking?.status).toBe("completed");
  });

  it("drops the results of a running batch without a charge, and the hour is a gap", async () => {
    const { ctx, organizationId, track, read, suspend } = await setUp();
    const row = await track();
    ctx.turnTo(dueAt(row, 1));
    const claimed = await claimDue(ctx);
    await Promise.all([...claimed.map(({ id }) => collectBatch(ctx, id)), suspend()]);
    const result = await read(row.id);
    expect(everyHour(result)).toEqual([0, 1]);
    expect(result.tracking).toMatchObject({ status: "paused", statusReason: "suspended" });
    const account = await getAccount(ctx.db, organizationId);
    expect(account.uncharged).toBe(BigInt(result.stored.length) * PRICE);
  });

  it("keeps tracking paused that was short of money, despite top-ups, and resumes it afterward if it can be paid", async () => {
    const { ctx, organizationId, admin, hours, track, read, suspend, resume } = await setUp(1);
    const { id } = await track();
    const left = availableBalanceOf(await getAccount(ctx.db, organizationId));
    await correctBalance(admin.ctx, { organizationId, amount: -left, reason: "Taken back", idempotencyKey: "all" });
    await replay(ctx, hours(3));
    expect((await read(id)).tracking).toMatchObject({ status: "paused", statusReason: "no_balance" });
    expect(await suspend()).toEqual({ paused: 0 });
    // Lifted without money, it waits for a top-up, as before.
    expect(await resume()).toEqual({ resumed: 0 });
    expect((await read(id)).tracking).toMatchObject({ status: "paused", statusReason: "no_balance" });
    await suspend("Again");
    await topUp(admin.ctx, { organizationId, amount: 10_000_000n, idempotencyKey: "meanwhile" });
    await replay(ctx, hours(6));
    expect((await read(id)).tracking).toMatchObject({ status: "paused", statusReason: "suspended" });
    expect(await resume()).toEqual({ resumed: 1 });
    await replay(ctx, hours(26));
    const result = await read(id);
    expect(everyHour(result)).toEqual(all(23));
    expect(new Set(result.missing.map(({ reason }) => reason))).toEqual(new Set(["paused", "suspended"]));
    const account = await getAccount(ctx.db, organizationId);
    expect(account.charged + account.uncharged).toBe(BigInt(result.stored.length) * PRICE);
  });

  it("prevents tracking that was requested before it", async () => {
    const { owner, track, suspend } = await setUp();
    await suspend();
    expect(owner.organization.suspendedAt).toBeNull();
    expect(await refusal(track())).toEqual({ code: "forbidden", message: "This organization is suspended" });
  });

  it("delays webhooks until it is lifted", async () => {
    const { ctx, organization, endpoint } = await setUpWebhooks("https://receiver.example");
    const { id: organizationId } = organization.organization;
    await ctx.db.transaction((tx) => emitEvents(ctx, tx, [{ organizationId, type: "balance.low", data: LOW_BALANCE }]));
    expect(await endpointsDue(ctx)).toEqual([endpoint.key]);
    await suspendOrganization(ctx, { organizationId, reason: "Unpaid invoice" });
    expect(await endpointsDue(ctx)).toEqual([]);
    const [waiting] = await ctx.db.select().from(webhookDeliveries);
    expect(waiting).toMatchObject({ deliveredAt: null, failedAt: null, attempts: 0 });
    await resumeOrganization(ctx, { organizationId });
    expect(await endpointsDue(ctx)).toEqual([endpoint.key]);
  });

  it("is in the audit log once, with its reason, and is refused for the admin's own organization", async () => {
    const { ctx, organizationId, admin, suspend, resume } = await setUp();
    const outcomes = await Promise.all([refusal(suspend()), refusal(suspend())]);
    expect(outcomes.filter((outcome) => outcome === "done")).toHaveLength(1);
    expect(outcomes.find((outcome) => outcome !== "done")).toMatchObject({ code: "conflict" });
    const [row] = await ctx.db.select().from(organizations).where(eq(organizations.id, organizationId));
    expect(row).toMatchObject({ suspendedAt: ctx.now(), suspendedReason: "Unpaid invoice" });
    await resume();
    expect(await refusal(resume())).toMatchObject({ code: "conflict" });
    const acts = await ctx.db.select().from(auditEntries).where(eq(auditEntries.organizationId, organizationId));
    expect(acts.map(({ action, reason, actorName }) => [action, reason, actorName])).toEqual([
      ["organization.suspend", "Unpaid invoice", admin.email],
      ["organization.resume", "Paid", admin.email],
    ]);
    const own = { organizationId: admin.ctx.organization.id, reason: "By mistake" };
    expect(await refusal(suspendOrganization(admin.ctx, own))).toMatchObject({ code: "conflict" });
  });
});
