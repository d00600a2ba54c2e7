import { and, asc, eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { accounts, auditEntries, ledgerEntries } from "@/db/schema";
import { getAccount, lockAccount } from "@/lib/billing/account";
import { accrue } from "@/lib/billing/accrue";
import { book } from "@/lib/billing/book";
import { grantCredits } from "@/lib/billing/grant-credits";
import { newestTopUp } from "@/lib/billing/newest-top-up";
import { AppError } from "@/lib/core/errors";
import { correctBalance } from "@/lib/tracking/funding/correct";
import { topUp } from "@/lib/tracking/funding/top-up";
import { createTestOrganization, testContext } from "@/test/context";
import { createMember } from "@/test/members";

async function setUp(balanceUsd = 0) {
  const base = testContext();
  const admin = await createMember(base, { isAdmin: true, role: "viewer" });
  const { organization } = await createTestOrganization(base, { balanceUsd });
  const ledger = () =>
    base.db
      .select()
      .from(ledgerEntries)
      .where(and(eq(ledgerEntries.organizationId, organization.id), eq(ledgerEntries.unit, "usd_micros")))
      .orderBy(asc(ledgerEntries.id));
  const acts = () =>
    base.db
      .select()
      .from(auditEntries)
      .where(eq(auditEntries.organizationId, organization.id))
      .orderBy(asc(auditEntries.id));
  const account = () => getAccount(base.db, organization.id);
  return { ctx: base, admin, organizationId: organization.id, ledger, acts, account };
}

const refusal = (promise: Promise<unknown>) =>
  promise.then(
    () => "done",
    (error: unknown) => (error instanceof AppError ? error.refusal : String(error)),
  );

describe("a top-up", () => {
  it("books once for a double click, with its reason, its receipt's details and one audit entry", async () => {
    const { admin, organizationId, ledger, acts, account } = await setUp();
    const input = {
      organizationId,
      amount: 50_000_000n,
      idempotencyKey: "dialog-1",
      note: "Invoice 2026-7",
      seen: null,
    };
    const clicks = await Promise.all(Array.from({ length: 8 }, () => topUp(admin.ctx, input)));
    expect(clicks.filter(({ replayed }) => !replayed)).toHaveLength(1);
    expect(new Set(clicks.map(({ entry_id }) => entry_id)).size).toBe(1);
    expect(clicks.every(({ balance_usd, spendable_usd }) => balance_usd === 50 && spendable_usd === 50)).toBe(true);
    expect((await account()).balance).toBe(50_000_000n);
    expect(await ledger()).toMatchObject([
      {
        kind: "top_up",
        amount: 50_000_000n,
        note: "Invoice 2026-7",
        details: { reason: "Invoice 2026-7", kind: "manual" },
        createdBy: admin.userId,
      },
    ]);
    expect(await acts()).toMatchObject([
      {
        action: "money.top_up",
        actorType: "user",
        actorName: admin.email,
        subject: "$50.00",
        reason: "Invoice 2026-7",
        before: { balance_usd: 0 },
        after: { balance_usd: 50 },
        address: "203.0.113.7",
        requestId: admin.ctx.origin?.requestId,
      },
    ]);
    expect(await refusal(topUp(admin.ctx, { ...input, amount: 60_000_000n }))).toEqual({
      code: "idempotency_mismatch",
    });
  });

  it("of two windows that book concurrently, only one does; the other gets a conflict and books on a second confirmation", async () => {
    const { ctx, admin, organizationId, account } = await setUp();
    const inWindow = (idempotencyKey: string, seen: string | null) =>
      topUp(admin.ctx, { organizationId, amount: 20_000_000n, idempotencyKey, seen });
    const outcomes = await Promise.all([refusal(inWindow("window-1", null)), refusal(inWindow("window-2", null))]);
    expect(outcomes.filter((outcome) => outcome === "done")).toHaveLength(1);
    expect(outcomes.find((outcome) => outcome !== "done")).toMatchObject({
      code: "conflict",
      message: expect.stringContaining(`$20.00 was booked in the meantime by ${admin.email}`),
    });
    expect((await account()).balance).toBe(20_000_000n);
    const loser = outcomes[0] === "done" ? "window-2" : "window-1";
    const seen = (await newestTopUp(ctx.db, organizationId))?.id ?? null;
    expect(await inWindow(loser, seen)).toMatchObject({ replayed: false, balance_usd: 40 });
    // A retry of a booked top-up is not a new intent, although its `seen` is outdated by now.
    expect(await inWindow(loser, seen)).toMatchObject({ replayed: true, balance_usd: 40 });
  });

  it("is at least 10 and at most a million dollars", async () => {
    const { admin, organizationId, ledger } = await setUp();
    for (const amount of [9_999_999n, -10_000_000n, 1_000_000_000_001n])
      expect(await refusal(topUp(admin.ctx, { organizationId, amount, idempotencyKey: "x" }))).toMatchObject({
        code: "invalid_request",
        details: [{ field: "amount_usd" }],
      });
    expect(await ledger()).toEqual([]);
  });
});

describe("a correction", () => {
  it("takes or gives with a counter-entry that refers to the corrected entry", async () => {
    const { admin, organizationId, ledger, acts, account } = await setUp(100);
    const [wrong] = await ledger();
    const input = { organizationId, amount: -30_000_000n, reason: "Booked twice", idempotencyKey: "c1" };
    const asked = Array.from({ length: 4 }, () => correctBalance(admin.ctx, { ...input, refersTo: wrong?.publicId }));
    const done = await Promise.all(asked);
    expect(done.filter(({ replayed }) => !replayed)).toHaveLength(1);
    await correctBalance(admin.ctx, { ...input, amount: 5_500_000n, idempotencyKey: "c2", reason: "Goodwill" });
    expect((await account()).balance).toBe(75_500_000n);
    expect((await ledger()).slice(1)).toMatchObject([
      { kind: "correction", amount: -30_000_000n, details: { reason: "Booked twice", refers_to: wrong?.publicId } },
      { kind: "correction", amount: 5_500_000n, details: { reason: "Goodwill", refers_to: null } },
    ]);
    expect(await acts()).toMatchObject([
      { action: "money.correction", subject: "−$30.00", before: { balance_usd: 100 }, after: { balance_usd: 70 } },
      { action: "money.correction", subject: "+$5.50", before: { balance_usd: 70 }, after: { balance_usd: 75.5 } },
    ]);
  });

  it("never takes more than the available balance, and the database refuses it too", async () => {
    const { ctx, admin, organizationId, ledger, acts } = await setUp(20);
    await ctx.db.transaction(async (tx) => {
      await lockAccount(tx, organizationId);
      await accrue(ctx, tx, [{ organizationId, snapshots: 1, amount: 5_000_000n }]);
    });
    const take = (amount: bigint) =>
      refusal(correctBalance(admin.ctx, { organizationId, amount, reason: "Too much", idempotencyKey: `${amount}` }));
    expect(await take(-15_000_001n)).toEqual({
      code: "conflict",
      message: "The correction exceeds the available balance of $15.00.",
    });
    expect(await ledger()).toHaveLength(1);
    expect(await acts()).toEqual([]);
    const raw = ctx.db.transaction((tx) =>
      book(ctx, tx, {
        organizationId,
        unit: "usd_micros",
        kind: "correction",
        amount: -15_000_001n,
        idempotencyKey: "raw",
      }),
    );
    await expect(raw).rejects.toMatchObject({ cause: { constraint_name: "accounts_spendable" } });
    // Of several that together exceed the balance, as many are booked as it covers.
    const outcomes = await Promise.all([take(-8_000_000n), take(-7_000_000n), take(-7_500_000n)]);
    expect(outcomes.filter((outcome) => outcome === "done").length).toBeGreaterThan(0);
    const [account] = await ctx.db.select().from(accounts).where(eq(accounts.organizationId, organizationId));
    expect((account?.balance ?? 0n) - (account?.uncharged ?? 0n)).toBeGreaterThanOrEqual(0n);
  });

  it("is neither zero nor for another organization's entry", async () => {
    const { admin, organizationId } = await setUp(10);
    const other = await setUp(10);
    const [foreign] = await other.ledger();
    const base = { organizationId, reason: "Mistake", idempotencyKey: "c" };
    expect(await refusal(correctBalance(admin.ctx, { ...base, amount: 0n }))).toMatchObject({
      details: [{ field: "amount_usd" }],
    });
    const refersTo = foreign?.publicId;
    expect(await refusal(correctBalance(admin.ctx, { ...base, amount: 1n, refersTo }))).toMatchObject({
      details: [{ field: "refers_to" }],
    });
  });
});

describe("credits", () => {
  it("are granted once, with one audit entry", async () => {
    const { admin, organizationId, acts, account } = await setUp();
    const grant = { organizationId, credits: 250, idempotencyKey: "g", note: "Bought by mail" };
    await Promise.all([grantCredits(admin.ctx, grant), grantCredits(admin.ctx, grant)]);
    expect((await account()).creditsPurchased).toBe(250);
    expect(await acts()).toMatchObject([
      { action: "points.grant", before: { purchased_points: 0 }, after: { purchased_points: 250 } },
    ]);
    expect(await refusal(grantCredits(admin.ctx, { ...grant, credits: 251 }))).toEqual({
      code: "idempotency_mismatch",
    });
  });
});
