import { and, asc, eq, like } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { auditEntries, ledgerEntries, members, organizations, outbox } from "@/db/schema";
import { availableBalanceOf, getAccount, lockAccount } from "@/lib/billing/account";
import { accrue } from "@/lib/billing/accrue";
import { decideAutoTopUp, monthOf } from "@/lib/billing/auto-top-up-rules";
import { setAutoTopUp } from "@/lib/billing/set-auto-top-up";
import { AppError } from "@/lib/core/errors";
import { bookAutoTopUps } from "@/lib/tracking/funding/auto-top-up";
import { createTestOrganization, testContext } from "@/test/context";
import { createMember } from "@/test/members";

const USD = 1_000_000n;
const RULE = { below: 20n * USD, amount: 50n * USD, monthly: 120n * USD };

async function setUp(balanceUsd = 100) {
  const ctx = testContext(new Date("2026-11-10T12:00:00Z"));
  // Other tests' rules would run too.
  await ctx.db.update(organizations).set({ autoTopUpBelow: null });
  const admin = await createMember(ctx, { isAdmin: true });
  const { organization } = await createTestOrganization(ctx, { balanceUsd });
  const organizationId = organization.id;
  const owner = await createMember(ctx);
  await ctx.db.insert(members).values({ organizationId, userId: owner.userId, role: "owner", createdAt: ctx.now() });
  await setAutoTopUp(admin.ctx, { organizationId, rule: RULE, reason: "As agreed" });
  const spend = (usd: bigint) =>
    ctx.db.transaction(async (tx) => {
      await lockAccount(tx, organizationId);
      await accrue(ctx, tx, [{ organizationId, snapshots: 1, amount: usd * USD }]);
    });
  const booked = () =>
    ctx.db
      .select()
      .from(ledgerEntries)
      .where(and(eq(ledgerEntries.organizationId, organizationId), like(ledgerEntries.idempotencyKey, "auto%")))
      .orderBy(asc(ledgerEntries.id));
  const acts = async () =>
    (
      await ctx.db
        .select()
        .from(auditEntries)
        .where(eq(auditEntries.organizationId, organizationId))
        .orderBy(asc(auditEntries.id))
    ).map(({ action, actorType }) => `${actorType} ${action}`);
  const mails = async () =>
    (await ctx.db.select().from(outbox).where(eq(outbox.organizationId, organizationId))).filter(({ payload }) =>
      JSON.stringify(payload).includes("auto_top_up_stopped"),
    );
  const spendable = async () => availableBalanceOf(await getAccount(ctx.db, organizationId));
  return { ctx, admin, organizationId, owner, spend, booked, acts, mails, spendable };
}

describe("the rule", () => {
  it("books below the threshold and stops when the month's maximum would be exceeded", () => {
    expect(decideAutoTopUp(RULE, 20n * USD, 0n)).toBe("none");
    expect(decideAutoTopUp(RULE, 20n * USD - 1n, 70n * USD)).toBe("book");
    expect(decideAutoTopUp(RULE, 0n, 70n * USD + 1n)).toBe("stop");
    expect(monthOf(new Date("2026-11-30T23:59:59.999Z"))).toBe("2026-11");
  });

  it("needs all three amounts within bounds or none, and every change is audited", async () => {
    const { ctx, admin, organizationId, acts } = await setUp();
    const set = (rule: typeof RULE | null) =>
      setAutoTopUp(admin.ctx, { organizationId, rule }).then(
        () => "done",
        (error: unknown) =>
          error instanceof AppError && error.refusal.code === "invalid_request"
            ? error.refusal.details[0]?.field
            : error,
      );
    expect(await set({ ...RULE, below: USD - 1n })).toBe("below_usd");
    expect(await set({ ...RULE, below: USD, amount: 9n * USD })).toBe("amount_usd");
    expect(await set({ ...RULE, amount: 19n * USD })).toBe("amount_usd");
    expect(await set({ ...RULE, monthly: 49n * USD })).toBe("monthly_usd");
    expect(await set({ ...RULE, monthly: 1_000_001n * USD })).toBe("monthly_usd");
    expect(await set(null)).toBe("done");
    const [row] = await ctx.db.select().from(organizations).where(eq(organizations.id, organizationId));
    expect([row?.autoTopUpBelow, row?.autoTopUpAmount, row?.autoTopUpMonthly]).toEqual([null, null, null]);
    expect(await acts()).toEqual(["user money.auto_top_up_rule", "user money.auto_top_up_rule"]);
  });
});

describe("the job", () => {
  it("books once per crossing with concurrent runs, stops at the month's maximum with one notice, and continues next month", async () => {
    const { ctx, spend, booked, acts, mails, spendable } = await setUp();
    expect(await bookAutoTopUps(ctx)).toEqual({ booked: 0, stopped: 0 });
    await spend(85n);
    const runs = await Promise.all([bookAutoTopUps(ctx), bookAutoTopUps(ctx), bookAutoTopUps(ctx)]);
    expect(runs.reduce((sum, run) => sum + run.booked, 0)).toBe(1);
    expect(await spendable()).toBe(65n * USD);
    await spend(50n);
    expect(await bookAutoTopUps(ctx)).toEqual({ booked: 1, stopped: 0 });
    expect((await booked()).map(({ idempotencyKey, kind, details }) => [idempotencyKey, kind, details])).toEqual(
      [1, 2].map((n) => [
        `auto_top_up:2026-11:${n}`,
        "top_up",
        { reason: "Available balance below $20.00", kind: "auto" },
      ]),
    );
    await spend(50n);
    expect(await bookAutoTopUps(ctx)).toEqual({ booked: 0, stopped: 1 });
    ctx.clock.advance(60_000);
    expect(await bookAutoTopUps(ctx)).toEqual({ booked: 0, stopped: 0 });
    expect(await mails()).toHaveLength(1);
    expect(await acts()).toEqual([
      "user money.auto_top_up_rule",
      "system money.auto_top_up",
      "system money.auto_top_up",
      "system money.auto_top_up_stop",
    ]);
    ctx.clock.set(new Date("2026-12-01T00:00:00Z"));
    expect(await bookAutoTopUps(ctx)).toEqual({ booked: 1, stopped: 0 });
    expect((await booked()).at(-1)?.idempotencyKey).toBe("auto_top_up:2026-12:1");
  });

  it("sends the notice again after the rule changes and is used up again", async () => {
    const { ctx, admin, organizationId, spend, mails } = await setUp();
    await spend(90n);
    await setAutoTopUp(admin.ctx, { organizationId, rule: { ...RULE, monthly: 50n * USD } });
    expect(await bookAutoTopUps(ctx)).toEqual({ booked: 1, stopped: 0 });
    await spend(55n);
    expect(await bookAutoTopUps(ctx)).toEqual({ booked: 0, stopped: 1 });
    await setAutoTopUp(admin.ctx, { organizationId, rule: { ...RULE, monthly: 60n * USD } });
    expect(await bookAutoTopUps(ctx)).toEqual({ booked: 0, stopped: 1 });
    expect(await mails()).toHaveLength(2);
  });

  it("skips suspended and closed organizations", async () => {
    const { ctx, organizationId, spend, booked } = await setUp();
    await spend(95n);
    const set = (state: { suspendedAt?: Date | null; closedAt?: Date | null }) =>
      ctx.db.update(organizations).set(state).where(eq(organizations.id, organizationId));
    await set({ suspendedAt: ctx.now() });
    expect(await bookAutoTopUps(ctx)).toEqual({ booked: 0, stopped: 0 });
    await set({ suspendedAt: null, closedAt: ctx.now() });
    expect(await bookAutoTopUps(ctx)).toEqual({ booked: 0, stopped: 0 });
    expect(await booked()).toEqual([]);
  });
});
