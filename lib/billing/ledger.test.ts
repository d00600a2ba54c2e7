import { eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { ledgerEntries, usageHours } from "@/db/schema";
import { availableBalanceOf, getAccount, lockAccount } from "@/lib/billing/account";
import { accrue } from "@/lib/billing/accrue";
import { book } from "@/lib/billing/book";
import { closeHours } from "@/lib/billing/close-hours";
import { listLedger } from "@/lib/billing/ledger";
import { LedgerQuery } from "@/lib/billing/schemas";
import { getUsage } from "@/lib/billing/usage";
import { setPlan } from "@/lib/people/organizations/set-plan";
import { grantFreeCredit } from "@/lib/tracking/funding/free-credit";
import { topUp } from "@/lib/tracking/funding/top-up";
import { createTestOrganization, testContext } from "@/test/context";

const PRICE = 15_000n;

async function setUp(balanceUsd: number) {
  const ctx = testContext();
  const organization = await createTestOrganization(ctx, { balanceUsd });
  const id = organization.organization.id;
  const spend = (snapshots: number) =>
    ctx.db.transaction(async (tx) => {
      const account = await lockAccount(tx, id);
      const amount = BigInt(snapshots) * PRICE;
      if (availableBalanceOf(account) < amount) return false;
      await accrue(ctx, tx, [{ organizationId: id, snapshots, amount }]);
      return true;
    });
  return { ctx, organization, id, spend };
}

describe("the ledger", () => {
  it("cannot be changed: the database rejects it", async () => {
    const { ctx, id } = await setUp(10);
    const own = eq(ledgerEntries.organizationId, id);
    await expect(ctx.db.update(ledgerEntries).set({ amount: 1n }).where(own)).rejects.toMatchObject({
      cause: { message: expect.stringContaining("append-only") },
    });
    await expect(ctx.db.delete(ledgerEntries).where(own)).rejects.toMatchObject({
      cause: { message: expect.stringContaining("append-only") },
    });
    await expect(ctx.db.execute(sql`truncate ledger_entries cascade`)).rejects.toMatchObject({
      cause: { message: expect.stringContaining("append-only") },
    });
  });

  it("books a top-up once for any number of parallel attempts", async () => {
    const { ctx, id } = await setUp(0);
    const amount = 25_000_000n;
    const tries = await Promise.all(
      Array.from({ length: 8 }, () => topUp(ctx, { organizationId: id, amount, idempotencyKey: "click" })),
    );
    expect(tries.filter(({ replayed }) => !replayed)).toHaveLength(1);
    expect((await getAccount(ctx.db, id)).balance).toBe(amount);
  });

  it("rejects a top-up below 10 USD and a second free credit", async () => {
    const { ctx, id } = await setUp(0);
    await expect(topUp(ctx, { organizationId: id, amount: 9_990_000n, idempotencyKey: "x" })).rejects.toMatchObject({
      refusal: { code: "invalid_request" },
    });
    await grantFreeCredit(ctx, id);
    await grantFreeCredit(ctx, id);
    expect((await getAccount(ctx.db, id)).balance).toBe(5_000_000n);
  });

  it("never lets a balance fall below 0", async () => {
    const { ctx, id } = await setUp(10);
    const tooMuch = ctx.db.transaction((tx) =>
      book(ctx, tx, {
        organizationId: id,
        unit: "usd_micros",
        kind: "correction",
        amount: -10_000_001n,
        idempotencyKey: "correction",
      }),
    );
    await expect(tooMuch).rejects.toMatchObject({ cause: { constraint_name: expect.stringMatching(/^accounts_/) } });
    expect((await getAccount(ctx.db, id)).balance).toBe(10_000_000n);
  });

  it("resets the credits on a change of plan", async () => {
    const { ctx, id } = await setUp(0);
    expect((await getAccount(ctx.db, id)).creditsAllotted).toBe(100);
    await setPlan(ctx, id, "pro");
    expect((await getAccount(ctx.db, id)).creditsAllotted).toBe(10_000);
  });
});

describe("usage", () => {
  it("accrues, then becomes one entry when the hour ends", async () => {
    const { ctx, organization, id, spend } = await setUp(10);
    ctx.clock.set(new Date("2026-03-10T12:10:00Z"));
    await spend(3);
    ctx.clock.set(new Date("2026-03-10T12:50:00Z"));
    await spend(2);
    expect(await closeHours(ctx)).toEqual({ entries: 0 });
    expect(await getUsage(organization)).toMatchObject({
      balance_usd: 10,
      uncharged_usage_usd: 0.075,
      total_charged_usd: 0,
      total_snapshots: 5,
      estimated_snapshots_remaining: 661,
      cost_per_snapshot: 0.015,
    });
    ctx.clock.set(new Date("2026-03-10T13:00:00Z"));
    await Promise.all([closeHours(ctx), closeHours(ctx), closeHours(ctx)]);
    expect(await getUsage(organization)).toMatchObject({
      balance_usd: 9.925,
      uncharged_usage_usd: 0,
      total_charged_usd: 0.075,
      estimated_snapshots_remaining: 661,
    });
    const { entries } = await listLedger(organization, LedgerQuery.parse({}));
    expect(entries.map(({ kind, amount }) => [kind, amount])).toEqual([
      ["usage", -0.075],
      ["top_up", 10],
    ]);
    expect((await getAccount(ctx.db, id)).charged).toBe(75_000n);
  });

  it("stored after its hour was sealed opens the next one", async () => {
    const { ctx, id, spend } = await setUp(10);
    ctx.clock.set(new Date("2026-03-10T12:59:59Z"));
    await spend(1);
    ctx.clock.set(new Date("2026-03-10T13:00:00Z"));
    await closeHours(ctx);
    // A transaction that reads the clock before the hour ends and stores after it was closed.
    ctx.clock.set(new Date("2026-03-10T12:59:59.999Z"));
    await spend(4);
    const rows = await ctx.db
      .select()
      .from(usageHours)
      .where(eq(usageHours.organizationId, id))
      .orderBy(usageHours.hour);
    expect(rows.map(({ hour, snapshots, sealedAt }) => [hour.toISOString(), snapshots, sealedAt !== null])).toEqual([
      ["2026-03-10T12:00:00.000Z", 1, true],
      ["2026-03-10T13:00:00.000Z", 4, false],
    ]);
  });

  it("is never overspent, with any number of concurrent charges", async () => {
    const { ctx, id, spend } = await setUp(0.3);
    const spent = await Promise.all(Array.from({ length: 40 }, () => spend(1)));
    expect(spent.filter(Boolean)).toHaveLength(20);
    const account = await getAccount(ctx.db, id);
    expect(availableBalanceOf(account)).toBe(0n);
  });
});
