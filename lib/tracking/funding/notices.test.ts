import { and, eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { members, organizations, outbox, trackings, webhookDeliveries, webhookEndpoints } from "@/db/schema";
import { lockAccount } from "@/lib/billing/account";
import { accrue } from "@/lib/billing/accrue";
import type { MemberRole, OrganizationContext } from "@/lib/core/context";
import { newPublicId } from "@/lib/core/public-id";
import { createUser } from "@/lib/people/users/create";
import { canonicalVideoUrl } from "@/lib/platforms/rules";
import { PLATFORMS } from "@/lib/platforms/schemas";
import { replay, type TurnableContext } from "@/lib/tracking/collection/replay";
import { credit } from "@/lib/tracking/funding/credit";
import { topUp } from "@/lib/tracking/funding/top-up";
import { dueAt } from "@/lib/tracking/trackings/schedule-rules";
import { mintId } from "@/sandbox/ids";
import { createTestOrganization, testContext } from "@/test/context";
import { trackVideo } from "@/test/track";

const HOUR = 3_600_000;
const MINUTE = 60_000;
const PRICE = 15_000n;
const ROLES: MemberRole[] = ["owner", "manager", "member", "viewer"];

let month = 0;
let count = 0;
let ctx: ReturnType<typeof testContext> & TurnableContext;
beforeEach(() => {
  // Tests share a database, including the minutes that the collection claimed.
  month += 1;
  const base = testContext(new Date(Date.UTC(2021, month, 1, 12, 0, 10)));
  ctx = { ...base, turnTo: base.clock.set };
});

/** An organization with one member of each role and a webhook. */
async function setUp(balanceUsd: number, name?: string) {
  const own = await createTestOrganization(ctx, { balanceUsd, name, plan: "pro" });
  const organizationId = own.organization.id;
  await ctx.db
    .update(organizations)
    .set({ lowBalanceThreshold: 5_000_000n })
    .where(eq(organizations.id, organizationId));
  const emails: Record<string, string> = {};
  for (const role of ROLES) {
    const email = `${role}.${++count}@example.org`;
    const user = await createUser(ctx, { email, name: role, password: "correct horse battery" });
    await ctx.db.insert(members).values({ organizationId, userId: user.id, role, createdAt: ctx.now() });
    emails[role] = email;
  }
  await ctx.db.insert(webhookEndpoints).values({
    publicId: newPublicId(),
    organizationId,
    url: "https://example.org/hook",
    events: ["balance.low"],
    secretEncrypted: "unused",
    createdAt: ctx.now(),
  });
  return { own, organizationId, emails };
}

/** Spends like the collection, under the organization's lock. */
const spend = (organizationId: number, snapshots: number, by = ctx) =>
  by.db.transaction(async (tx) => {
    await lockAccount(tx, organizationId);
    await accrue(by, tx, [{ organizationId, snapshots, amount: BigInt(snapshots) * PRICE }]);
  });

const pay = (organizationId: number, usd: number) =>
  ctx.db.transaction((tx) =>
    credit(ctx, tx, {
      organizationId,
      kind: "top_up",
      amount: BigInt(usd * 1_000_000),
      idempotencyKey: `pay:${++count}`,
    }),
  );

async function mailsOf(organizationId: number, template: string) {
  const rows = await ctx.db.select().from(outbox).where(eq(outbox.organizationId, organizationId));
  const payloads = rows.map(({ payload }) => payload as { to: string; template: string; data: unknown });
  return payloads.filter((payload) => payload.template === template).sort((a, b) => (a.to < b.to ? 1 : -1));
}
const eventsOf = async (organizationId: number) =>
  (
    await ctx.db
      .select()
      .from(webhookDeliveries)
      .where(and(eq(webhookDeliveries.organizationId, organizationId), eq(webhookDeliveries.type, "balance.low")))
  ).map(({ payload }) => payload);
const notifiedAt = async (organizationId: number) =>
  (await ctx.db.select().from(organizations).where(eq(organizations.id, organizationId)))[0]?.lowBalanceNotifiedAt;

describe("a low balance", () => {
  it("notifies owner, manager and webhook when the available balance falls below the threshold", async () => {
    const { organizationId, emails } = await setUp(5.03, "Walker & Daughters");
    await spend(organizationId, 2);
    expect([await mailsOf(organizationId, "balance_low"), await notifiedAt(organizationId)]).toEqual([[], null]);
    await spend(organizationId, 1);
    const figures = { balance_usd: 4.985, threshold_usd: 5, runway_hours: null };
    const data = { ...figures, organization: "Walker & Daughters", url: "http://localhost:3000/billing" };
    expect(await mailsOf(organizationId, "balance_low")).toEqual([
      { template: "balance_low", to: emails.owner, data: { ...data, name: "owner" } },
      { template: "balance_low", to: emails.manager, data: { ...data, name: "manager" } },
    ]);
    expect(await eventsOf(organizationId)).toEqual([
      { type: "balance.low", timestamp: ctx.now().toISOString(), data: figures },
    ]);
    expect(await notifiedAt(organizationId)).toEqual(ctx.now());
  });

  it("notifies once, and again only after a top-up to the threshold", async () => {
    const { organizationId } = await setUp(5);
    for (let n = 0; n < 5; n++) await spend(organizationId, 10);
    expect(await eventsOf(organizationId)).toHaveLength(1);
    // 4.25 and 0.5 are still below 5.
    await pay(organizationId, 0.5);
    await spend(organizationId, 1);
    expect(await eventsOf(organizationId)).toHaveLength(1);
    await pay(organizationId, 0.265);
    expect(await notifiedAt(organizationId)).toBeNull();
    await spend(organizationId, 1);
    expect(await eventsOf(organizationId)).toHaveLength(2);
    expect(await mailsOf(organizationId, "balance_low")).toHaveLength(4);
  });

  it("crosses once with concurrent accruals", async () => {
    const { organizationId } = await setUp(5.06);
    await Promise.all(Array.from({ length: 20 }, () => spend(organizationId, 1)));
    expect(await eventsOf(organizationId)).toHaveLength(1);
    expect(await mailsOf(organizationId, "balance_low")).toHaveLength(2);
  });

  it("sends nothing when the transaction rolls back", async () => {
    const { organizationId } = await setUp(5);
    const failed = ctx.db.transaction(async (tx) => {
      await lockAccount(tx, organizationId);
      await accrue(ctx, tx, [{ organizationId, snapshots: 1, amount: PRICE }]);
      throw new Error("crash");
    });
    await expect(failed).rejects.toThrow("crash");
    expect([await eventsOf(organizationId), await notifiedAt(organizationId)]).toEqual([[], null]);
    await spend(organizationId, 1);
    expect(await eventsOf(organizationId)).toHaveLength(1);
  });

  it("uses the organization's own threshold and runway, and is not sent to other organizations", async () => {
    const { own, organizationId } = await setUp(20);
    const { organizationId: other } = await setUp(20);
    await ctx.db
      .update(organizations)
      .set({ lowBalanceThreshold: 19_990_000n })
      .where(eq(organizations.id, organizationId));
    await track(own, 0);
    expect(await eventsOf(organizationId)).toMatchObject([
      { data: { balance_usd: 19.985, threshold_usd: 19.99, runway_hours: 1332 } },
    ]);
    await spend(other, 1);
    expect(await eventsOf(other)).toEqual([]);
  });

  it("is recorded silently when past days are replayed", async () => {
    const { organizationId } = await setUp(5);
    await spend(organizationId, 1, { ...ctx, quiet: true });
    expect([await eventsOf(organizationId), await mailsOf(organizationId, "balance_low")]).toEqual([[], []]);
    expect(await notifiedAt(organizationId)).toEqual(ctx.now());
  });
});

/** Alternates platforms; each video has its own minute. */
async function track(own: OrganizationContext, nth: number) {
  const platform = PLATFORMS[nth % PLATFORMS.length] ?? "youtube";
  const externalId = mintId(platform, new Date(ctx.now().getTime() - HOUR), `notices:${month}:${nth}`);
  const { id } = await trackVideo(own, { video_link: canonicalVideoUrl(platform, externalId), duration_days: 1 });
  const [tracking] = await ctx.db.select().from(trackings).where(eq(trackings.publicId, id));
  if (!tracking) throw new Error("not tracked");
  return tracking;
}

describe("a pause for lack of money", () => {
  it("notifies once per organization rather than once per tracking, and again after money came and ran out", async () => {
    const videos = 8;
    const { own, organizationId, emails } = await setUp(100, "Walker & Daughters");
    const tracked = [];
    for (let nth = 0; nth < videos; nth++) tracked.push(await track(own, nth));
    // Leaves three snapshots' worth, so the trackings run out of money one after the other within the hour.
    await spend(organizationId, Math.floor(100 / 0.015) - videos - 3);
    await replay(ctx, new Date(dueAt(tracked[0] ?? fail(), 0).getTime() + 2 * HOUR));
    expect(await statuses(organizationId)).toEqual({ paused: videos });
    const data = { organization: "Walker & Daughters", videos, url: "http://localhost:3000/billing" };
    expect(await mailsOf(organizationId, "tracking_paused")).toEqual([
      { template: "tracking_paused", to: emails.owner, data: { ...data, name: "owner" } },
      { template: "tracking_paused", to: emails.manager, data: { ...data, name: "manager" } },
    ]);

    await topUp(ctx, { organizationId, amount: 10_000_000n, idempotencyKey: "again" });
    expect(await statuses(organizationId)).toEqual({ monitoring: videos });
    await spend(organizationId, Math.floor(10 / 0.015) - 2);
    await replay(ctx, new Date(ctx.now().getTime() + HOUR + MINUTE));
    expect((await statuses(organizationId)).paused).toBeGreaterThan(1);
    expect(await mailsOf(organizationId, "tracking_paused")).toHaveLength(4);
  });

  const fail = (): never => {
    throw new Error("nothing is tracked");
  };
  async function statuses(organizationId: number): Promise<Record<string, number>> {
    const rows = await ctx.db.select().from(trackings).where(eq(trackings.organizationId, organizationId));
    const found: Record<string, number> = {};
    for (const { status } of rows) found[status] = (found[status] ?? 0) + 1;
    return found;
  }
});
