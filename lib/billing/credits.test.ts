import { asc, eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { ledgerEntries, organizations } from "@/db/schema";
import { getAccount } from "@/lib/billing/account";
import { chargeCredits } from "@/lib/billing/charge-credits";
import { creditsPerMonthOf, dueRenewal, splitCharge } from "@/lib/billing/credit-rules";
import { getCredits } from "@/lib/billing/credits";
import { grantCredits } from "@/lib/billing/grant-credits";
import { renewCredits } from "@/lib/billing/renew-credits";
import type { OrganizationContext } from "@/lib/core/context";
import { setPlan } from "@/lib/people/organizations/set-plan";
import { createTestOrganization, testContext } from "@/test/context";

const at = (iso: string) => new Date(iso);

async function creditEntries({ db, organization }: OrganizationContext) {
  const rows = await db
    .select()
    .from(ledgerEntries)
    .where(eq(ledgerEntries.organizationId, organization.id))
    .orderBy(asc(ledgerEntries.id));
  return rows
    .filter(({ unit }) => unit !== "usd_micros")
    .map(({ unit, kind, amount, balanceAfter }) => [unit.slice(7), kind, Number(amount), Number(balanceAfter)]);
}
const balancesOf = async ({ db, organization }: OrganizationContext) => {
  const { creditsAllotted, creditsPurchased } = await getAccount(db, organization.id);
  return [creditsAllotted, creditsPurchased];
};
const renewAt = async ({ db, organization }: OrganizationContext) =>
  (await db.select().from(organizations).where(eq(organizations.id, organization.id)))[0]?.creditsRenewAt.toISOString();

test("uses the allotment first", () => {
  expect(splitCharge(5, { creditsAllotted: 9, creditsPurchased: 9 })).toEqual({ allotted: 5, purchased: 0 });
  expect(splitCharge(5, { creditsAllotted: 3, creditsPurchased: 9 })).toEqual({ allotted: 3, purchased: 2 });
  expect(splitCharge(5, { creditsAllotted: 0, creditsPurchased: 9 })).toEqual({ allotted: 0, purchased: 5 });
});

test("monthly credits are the plan's unless the organization has its own value", () => {
  expect(creditsPerMonthOf({ plan: "free", creditsPerMonth: null })).toBe(100);
  expect(creditsPerMonthOf({ plan: "pro", creditsPerMonth: null })).toBe(10_000);
  expect(creditsPerMonthOf({ plan: "enterprise", creditsPerMonth: 7 })).toBe(7);
});

test.each([
  ["2026-02-28T09:59:59Z", null],
  ["2026-02-28T10:00:00Z", "2026-02-28T10:00:00.000Z"],
  ["2026-03-31T09:59:59Z", "2026-02-28T10:00:00.000Z"],
  ["2026-03-31T10:00:00Z", "2026-03-31T10:00:00.000Z"],
  ["2026-07-01T00:00:00Z", "2026-06-30T10:00:00.000Z"],
])("anchored on the 31st of January, at %s the renewal due is %s", (now, due) => {
  const found = dueRenewal(at("2026-01-31T10:00:00Z"), at("2026-02-28T10:00:00Z"), at(now));
  expect(found?.toISOString() ?? null).toBe(due);
});

describe("a charge", () => {
  test("takes from both kinds with one entry each, and books once per call", async () => {
    const ctx = await createTestOrganization(testContext());
    const organizationId = ctx.organization.id;
    await grantCredits(ctx, { organizationId, credits: 10, idempotencyKey: "a", note: "Invoice 7" });
    const charge = { credits: 97, requestId: "one", operation: "getChannel" };
    expect(await chargeCredits(ctx, charge)).toEqual({ remaining: 13 });
    const second = { credits: 5, requestId: "two", operation: "getChannel" };
    expect(await chargeCredits(ctx, second)).toEqual({ remaining: 8 });
    expect(await creditEntries(ctx)).toEqual([
      ["allotted", "allotment", 100, 100],
      ["purchased", "purchase", 10, 10],
      ["allotted", "points_used", -97, 3],
      ["allotted", "points_used", -3, 0],
      ["purchased", "points_used", -2, 8],
    ]);
    expect(await getCredits(ctx)).toEqual({ credits: 8 });
    const third = { credits: 5, requestId: "three", operation: "getChannel" };
    expect([await chargeCredits(ctx, third), await chargeCredits(ctx, { ...third, credits: 3 })]).toEqual([
      { remaining: 3 },
      { remaining: 3 },
    ]);
  });

  test("takes nothing if it cannot be paid in full", async () => {
    const ctx = await createTestOrganization(testContext());
    const refused = chargeCredits(ctx, { credits: 101, requestId: "x", operation: "getChannel" });
    await expect(refused).rejects.toMatchObject({ refusal: { code: "insufficient_points", required: 101 } });
    expect(await balancesOf(ctx)).toEqual([100, 0]);
  });
});

describe("purchased credits", () => {
  test("are granted once per key", async () => {
    const ctx = await createTestOrganization(testContext());
    const grant = { organizationId: ctx.organization.id, credits: 500, idempotencyKey: "a", note: "Invoice" };
    const results = await Promise.all([grantCredits(ctx, grant), grantCredits(ctx, grant), grantCredits(ctx, grant)]);
    expect(results.filter(({ replayed }) => !replayed)).toHaveLength(1);
    expect(await balancesOf(ctx)).toEqual([100, 500]);
  });

  test.each([0, -5, 1.5, Number.NaN, 10_000_001])("%d of them are rejected", async (credits) => {
    const ctx = await createTestOrganization(testContext());
    const grant = { organizationId: ctx.organization.id, credits, idempotencyKey: "a" };
    await expect(grantCredits(ctx, grant)).rejects.toMatchObject({ refusal: { code: "invalid_request" } });
  });
});

describe("the renewal", () => {
  test("happens exactly once on its day, no matter how often the job runs; purchased credits stay", async () => {
    const base = testContext(at("2030-01-31T10:00:00Z"));
    const ctx = await createTestOrganization(base);
    await grantCredits(ctx, { organizationId: ctx.organization.id, credits: 50, idempotencyKey: "a" });
    await chargeCredits(ctx, { credits: 30, requestId: "one", operation: "getChannel" });
    base.clock.set(at("2030-02-28T09:59:59Z"));
    await renewCredits(base);
    expect(await balancesOf(ctx)).toEqual([70, 50]);
    base.clock.set(at("2030-02-28T10:00:00Z"));
    const runs = await Promise.all([renewCredits(base), renewCredits(base), renewCredits(base)]);
    expect(runs.reduce((sum, { renewed }) => sum + renewed, 0)).toBe(1);
    expect(await renewCredits(base)).toEqual({ renewed: 0 });
    expect(await balancesOf(ctx)).toEqual([100, 50]);
    expect(await renewAt(ctx)).toBe("2030-03-31T10:00:00.000Z");
    expect((await creditEntries(ctx)).slice(3)).toEqual([
      ["allotted", "points_expired", -70, 0],
      ["allotted", "allotment", 100, 100],
    ]);
  });

  test("gives one allotment after an outage of months, and the next on the anchor's day", async () => {
    const base = testContext(at("2031-01-31T10:00:00Z"));
    const ctx = await createTestOrganization(base, { plan: "pro" });
    await chargeCredits(ctx, { credits: 10_000, requestId: "all", operation: "getChannel" });
    base.clock.set(at("2031-06-30T12:00:00Z"));
    expect((await renewCredits(base)).renewed).toBeGreaterThanOrEqual(1);
    expect(await creditEntries(ctx)).toEqual([
      ["allotted", "allotment", 10_000, 10_000],
      ["allotted", "points_used", -10_000, 0],
      ["allotted", "allotment", 10_000, 10_000],
    ]);
    expect(await renewAt(ctx)).toBe("2031-07-31T10:00:00.000Z");
  });

  test("uses an organization's own allotment, and a change of plan resets it", async () => {
    const base = testContext(at("2032-05-10T00:00:00Z"));
    const ctx = await createTestOrganization(base, { plan: "enterprise" });
    const own = eq(organizations.id, ctx.organization.id);
    await base.db.update(organizations).set({ creditsPerMonth: 250 }).where(own);
    base.clock.set(at("2032-06-10T00:00:00Z"));
    await renewCredits(base);
    expect(await balancesOf(ctx)).toEqual([250, 0]);
    await base.db.update(organizations).set({ creditsPerMonth: null }).where(own);
    base.clock.set(at("2032-06-20T00:00:00Z"));
    await setPlan(base, ctx.organization.id, "free");
    base.clock.set(at("2032-07-15T00:00:00Z"));
    await renewCredits(base);
    expect(await balancesOf(ctx)).toEqual([100, 0]);
    expect(await renewAt(ctx)).toBe("2032-07-20T00:00:00.000Z");
  });

  test("and concurrent charges leave sums that match the ledger", async () => {
    const base = testContext(at("2033-01-01T00:00:00Z"));
    const ctx = await createTestOrganization(base);
    base.clock.set(at("2033-02-01T00:00:00Z"));
    const charges = Array.from({ length: 12 }, (_, n) =>
      chargeCredits(ctx, { credits: 5, requestId: `${n}`, operation: "getChannel" }),
    );
    await Promise.all([renewCredits(base), ...charges, renewCredits(base)]);
    const entries = await creditEntries(ctx);
    const sum = entries.reduce((total, [, , amount]) => total + Number(amount), 0);
    expect(await balancesOf(ctx)).toEqual([sum, 0]);
    expect(entries.filter(([, kind]) => kind === "allotment")).toHaveLength(2);
  });
});

test("credits of one organization are not available to another", async () => {
  const base = testContext();
  const [one, other] = [await createTestOrganization(base), await createTestOrganization(base)];
  await chargeCredits(one, { credits: 60, requestId: "same", operation: "getChannel" });
  await chargeCredits(other, { credits: 5, requestId: "same", operation: "getChannel" });
  expect([await balancesOf(one), await balancesOf(other)]).toEqual([
    [40, 0],
    [95, 0],
  ]);
});
