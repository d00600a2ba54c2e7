import { and, desc, eq } from "drizzle-orm";
import Papa from "papaparse";
import { describe, expect, it } from "vitest";
import { auditEntries, members, organizations, outbox, users } from "@/db/schema";
import { lockAccount } from "@/lib/billing/account";
import { accrue } from "@/lib/billing/accrue";
import { chargeCredits } from "@/lib/billing/charge-credits";
import { closeHours } from "@/lib/billing/close-hours";
import { getBilling } from "@/lib/billing/get-billing";
import { grantCredits } from "@/lib/billing/grant-credits";
import { listLedger } from "@/lib/billing/ledger";
import { exportLedger } from "@/lib/billing/ledger-export";
import { getReceipt } from "@/lib/billing/receipts";
import { renewCredits } from "@/lib/billing/renew-credits";
import { requestTopUp } from "@/lib/billing/request-top-up";
import { LedgerQuery, type LedgerRow } from "@/lib/billing/schemas";
import { setThreshold } from "@/lib/billing/set-threshold";
import type { MemberRole, OrganizationContext } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { newPublicId } from "@/lib/core/public-id";
import { createUser } from "@/lib/people/users/create";
import { grantFreeCredit } from "@/lib/tracking/funding/free-credit";
import { topUp } from "@/lib/tracking/funding/top-up";
import { createTestOrganization, testContext } from "@/test/context";

const HOUR = 3_600_000;
const PRICE = 15_000n;

async function setUp(balanceUsd = 100) {
  const ctx = testContext();
  const own = await createTestOrganization(ctx, { balanceUsd });
  const id = own.organization.id;
  const email = `${newPublicId()}@example.org`;
  const user = await createUser(ctx, { email, name: "Ada", password: "correct horse battery" });
  await ctx.db.insert(members).values({ organizationId: id, userId: user.id, role: "owner", createdAt: ctx.now() });
  /** As that person in a role, with the current state of the organization. */
  const as = async (role: MemberRole): Promise<OrganizationContext> => {
    const [organization = own.organization] = await ctx.db.select().from(organizations).where(eq(organizations.id, id));
    return { ...own, organization, actor: { type: "user", userId: user.id, role } };
  };
  const spend = (snapshots: number) =>
    ctx.db.transaction(async (tx) => {
      await lockAccount(tx, id);
      await accrue(ctx, tx, [{ organizationId: id, snapshots, amount: BigInt(snapshots) * PRICE }]);
    });
  const notifiedAt = async () => (await as("owner")).organization.lowBalanceNotifiedAt;
  const mails = async (template: string) =>
    (await ctx.db.select().from(outbox).where(eq(outbox.organizationId, id)))
      .map(({ payload }) => payload as { to: string; template: string; data: Record<string, unknown> })
      .filter((payload) => payload.template === template);
  const acts = (action: string) =>
    ctx.db
      .select()
      .from(auditEntries)
      .where(and(eq(auditEntries.organizationId, id), eq(auditEntries.action, action)))
      .orderBy(desc(auditEntries.id));
  return { ctx, own, id, email, as, spend, notifiedAt, mails, acts };
}

const refusal = (promise: Promise<unknown>) =>
  promise.then(
    () => "done",
    (error: unknown) => (error instanceof AppError ? error.refusal : String(error)),
  );
const forbidden = expect.objectContaining({ code: "forbidden" });

async function allPages(ctx: OrganizationContext, query: Partial<LedgerQuery>): Promise<LedgerRow[]> {
  const rows: LedgerRow[] = [];
  for (let cursor: string | undefined; ; ) {
    const page = await listLedger(ctx, LedgerQuery.parse({ ...query, cursor }));
    rows.push(...page.entries);
    if (!page.next_cursor) return rows;
    cursor = page.next_cursor;
  }
}

describe("the ledger of a member", () => {
  it("pages through every entry once, each balance following from the previous one", async () => {
    const { ctx, as, spend } = await setUp();
    for (let hour = 0; hour < 60; hour++) {
      await spend(hour + 1);
      ctx.clock.advance(HOUR);
      await closeHours(ctx);
    }
    const viewer = await as("viewer");
    const first = await listLedger(viewer, LedgerQuery.parse({}));
    // 61 entries in four days make one page, in the order of booking.
    expect(first).toMatchObject({ next_cursor: null });
    const rows = await allPages(viewer, {});
    expect(rows).toHaveLength(61);
    expect(new Set(rows.map(({ id }) => id)).size).toBe(61);
    const micros = (usd = 0) => Math.round(usd * 1e6);
    for (const [index, row] of rows.entries())
      expect(micros(row.balance_after)).toBe(micros(rows[index + 1]?.balance_after) + micros(row.amount));
    expect(rows[0]).toMatchObject({ kind: "usage", hour: "2026-03-12T23:00:00.000Z", snapshots: 60, amount: -0.9 });
    expect(rows.at(-1)).toMatchObject({ kind: "top_up", hour: null, snapshots: null });
  });

  it("ends a page with a whole day", async () => {
    const { ctx, as, spend } = await setUp();
    for (let hour = 0; hour < 15 * 24; hour++) {
      await spend(1);
      ctx.clock.advance(HOUR);
      await closeHours(ctx);
    }
    const viewer = await as("viewer");
    const first = await listLedger(viewer, LedgerQuery.parse({}));
    const days = first.entries.map(({ hour }) => hour?.slice(0, 10));
    expect(new Set(days).size).toBe(14);
    const second = await listLedger(viewer, LedgerQuery.parse({ cursor: first.next_cursor }));
    expect(days).not.toContain(second.entries[0]?.hour?.slice(0, 10));
    expect(second.entries.at(-1)).toMatchObject({ kind: "top_up" });
    expect(first.entries.length + second.entries.length).toBe(15 * 24 + 1);
  });

  it("is filtered by unit, kind and days of the reader's zone, and the file matches the screen", async () => {
    const { ctx, as, spend } = await setUp();
    ctx.clock.set(new Date("2026-03-10T22:30:00Z"));
    await spend(1);
    ctx.clock.set(new Date("2026-03-10T23:30:00Z"));
    await closeHours(ctx);
    await spend(7);
    ctx.clock.set(new Date("2026-03-11T23:00:00Z"));
    await closeHours(ctx);
    const viewer = await as("viewer");
    await topUp(ctx, {
      organizationId: viewer.organization.id,
      amount: 10_000_001n,
      idempotencyKey: "x",
      note: "=1+1",
    });
    await chargeCredits(viewer, { credits: 5, requestId: "r1", operation: "searchChannels" });

    // 23:30 UTC on the 10th is 00:30 on the 11th in Rome; 23:00 on the 11th is the 12th there.
    const filters: [Partial<LedgerQuery>, number[]][] = [
      [{}, [10.000001, -0.105, -0.015, 100]],
      [{ kind: "usage" }, [-0.105, -0.015]],
      [{ kind: "usage", from: "2026-03-11", to: "2026-03-11" }, [-0.105]],
      [{ kind: "usage", from: "2026-03-11", to: "2026-03-11", zone: "Europe/Rome" }, [-0.015]],
      [{ unit: "credits" }, [-5, 100]],
      [{ unit: "credits", kind: "allotment" }, [100]],
      [{ unit: "credits", kind: "usage" }, []],
    ];
    for (const [filter, amounts] of filters) {
      const shown = await allPages(viewer, filter);
      expect(shown.map(({ amount }) => amount)).toEqual(amounts);
      const { csv } = await exportLedger(viewer, LedgerQuery.parse(filter));
      const { data, errors } = Papa.parse<Record<string, string>>(csv.replace("\uFEFF", ""), {
        header: true,
        skipEmptyLines: true,
      });
      expect(errors).toEqual([]);
      expect(data.map((row) => [row.entry_id, row.time, row.kind, row.amount, row.balance_after])).toEqual(
        shown.map((row) => [row.id, row.created_at, row.kind, String(row.amount), String(row.balance_after)]),
      );
      expect(data.map((row) => [row.usage_hour, row.snapshots])).toEqual(
        shown.map((row) => [row.hour ?? "", row.snapshots === null ? "" : String(row.snapshots)]),
      );
    }
    const { csv, fileName } = await exportLedger(viewer, LedgerQuery.parse({ kind: "top_up" }));
    expect(csv).toContain(",'=1+1\r\n");
    expect(fileName).toBe("clipscope-ledger-money-2026-03-11.csv");
  });

  it("contains only the organization's own entries, rejects foreign cursors, and requires a key's role", async () => {
    const { as } = await setUp();
    const other = await setUp();
    const [foreign] = await allPages(await other.as("viewer"), {});
    const viewer = await as("viewer");
    expect((await allPages(viewer, {})).map(({ id }) => id)).not.toContain(foreign?.id);
    expect(await refusal(listLedger(viewer, LedgerQuery.parse({ cursor: foreign?.id })))).toMatchObject({
      code: "invalid_request",
    });
    const key: OrganizationContext = { ...viewer, actor: { type: "key", keyId: 1, keyName: "k", roles: [] } };
    for (const tried of [listLedger, exportLedger])
      expect(await refusal(tried(key, LedgerQuery.parse({})))).toEqual(forbidden);
    expect(await refusal(getBilling(key))).toEqual(forbidden);
    expect(await refusal(getReceipt(key, "x"))).toEqual(forbidden);
  });
});

describe("money and credits", () => {
  it("shows both kinds of credits, the usage since the renewal, and the rule set by an admin", async () => {
    const { ctx, as, id, spend } = await setUp();
    await chargeCredits(await as("owner"), { credits: 30, requestId: "r1", operation: "searchChannels" });
    await grantCredits(ctx, { organizationId: id, credits: 50, idempotencyKey: "bought-1" });
    ctx.clock.set(new Date("2026-04-10T12:00:00Z"));
    await renewCredits(ctx);
    ctx.clock.advance(HOUR);
    await chargeCredits(await as("owner"), { credits: 110, requestId: "r2", operation: "searchChannels" });
    await spend(2);
    await ctx.db
      .update(organizations)
      .set({ autoTopUpBelow: 5_000_000n, autoTopUpAmount: 20_000_000n, autoTopUpMonthly: 100_000_000n })
      .where(eq(organizations.id, id));
    expect(await getBilling(await as("viewer"))).toMatchObject({
      at: "2026-04-10T13:00:00.000Z",
      usage: { balance_usd: 100, uncharged_usage_usd: 0.03 },
      spendable_usd: 99.97,
      max_videos: 10,
      credits: {
        allotted: 0,
        purchased: 40,
        per_month: 100,
        used: 110,
        since: "2026-04-10T12:00:00.000Z",
        renews_at: "2026-05-10T12:00:00.000Z",
      },
      threshold: { threshold_usd: 1, is_below: false },
      auto_top_up: { below_usd: 5, amount_usd: 20, monthly_usd: 100, booked_usd: 0 },
      top_up_request: null,
    });
  });
});

describe("requesting a top-up", () => {
  it("emails every admin once, no matter how often it is clicked, and stays open until money is booked", async () => {
    const { ctx, as, id, email, mails, acts } = await setUp(5);
    const boss = {
      email: `${newPublicId()}@example.org`,
      name: "Bo",
      password: "correct horse battery",
      isAdmin: true,
    };
    await createUser(ctx, boss);
    const admins = await ctx.db.$count(users, eq(users.isAdmin, true));
    const owner = await as("owner");
    const wish = { amount: 250_000_000n, note: "For the launch" };
    const clicks = await Promise.all(Array.from({ length: 5 }, () => refusal(requestTopUp(owner, wish))));
    expect(clicks.filter((outcome) => outcome === "done")).toHaveLength(1);
    expect(clicks.find((outcome) => outcome !== "done")).toEqual({
      code: "conflict",
      message: `${email} requested $250.00 within the last hour. You can request a top-up again in 60 minutes.`,
    });
    const sent = await mails("top_up_requested");
    expect(sent).toHaveLength(admins);
    expect(sent.find(({ to }) => to === boss.email)?.data).toEqual({
      name: "Bo",
      organization: owner.organization.name,
      by: email,
      amount_usd: 250,
      note: "For the launch",
      balance_usd: 5,
      runway_hours: null,
      url: `http://localhost:3000/admin/organizations/${owner.organization.publicId}`,
    });
    expect(await acts("money.top_up_request")).toMatchObject([
      { subject: "$250.00", reason: "For the launch", after: { amount_usd: 250 }, actorName: email },
    ]);
    const asked = { amount_usd: 250, note: "For the launch", by: email, at: "2026-03-10T12:00:00.000Z" };
    expect((await getBilling(owner)).top_up_request).toEqual(asked);

    ctx.clock.advance(HOUR - 1);
    expect(await refusal(requestTopUp(owner, wish))).toMatchObject({ code: "conflict" });
    await topUp(ctx, { organizationId: id, amount: 10_000_000n, idempotencyKey: "answer" });
    expect((await getBilling(owner)).top_up_request).toBeNull();
    ctx.clock.advance(1);
    await requestTopUp(owner, { amount: 10_000_000n });
    expect((await getBilling(owner)).top_up_request).toMatchObject({ amount_usd: 10, note: null });
    expect(await mails("top_up_requested")).toHaveLength(2 * admins);
  });

  it("is for owners and managers, from 10 USD, and invisible to other organizations", async () => {
    const { ctx, as, mails } = await setUp();
    await createUser(ctx, { email: `${newPublicId()}@x.test`, name: "Bo", password: "correct horse", isAdmin: true });
    const other = await setUp();
    for (const role of ["viewer", "member"] as const)
      expect(await refusal(requestTopUp(await as(role), { amount: 10_000_000n }))).toEqual(forbidden);
    expect(await refusal(requestTopUp(await as("owner"), { amount: 9_990_000n }))).toMatchObject({
      code: "invalid_request",
      details: [{ field: "amount_usd" }],
    });
    expect(await mails("top_up_requested")).toEqual([]);
    await requestTopUp(await as("manager"), { amount: 10_000_000n });
    expect((await getBilling(await other.as("owner"))).top_up_request).toBeNull();
    await requestTopUp(await other.as("owner"), { amount: 10_000_000n });
  });
});

describe("the low-balance threshold", () => {
  it("sends no notice to new organizations until most of the free credit is spent", async () => {
    const { ctx, id, spend, notifiedAt, mails } = await setUp(0);
    await grantFreeCredit(ctx, id);
    await spend(1);
    expect([await notifiedAt(), await mails("balance_low")]).toEqual([null, []]);
    // 5 USD are 333 snapshots; 1 USD is left after 266.
    await spend(265);
    expect(await mails("balance_low")).toEqual([]);
    await spend(1);
    expect(await mails("balance_low")).toMatchObject([{ data: { balance_usd: 0.995, threshold_usd: 1 } }]);
  });

  it("sends the notice at the next crossing, never immediately, and never if it is 0", async () => {
    const { ctx, as, id, spend, notifiedAt, mails, acts } = await setUp(20);
    const owner = await as("owner");
    expect(await setThreshold(owner, { threshold: 19_990_000n })).toEqual({ threshold_usd: 19.99, is_below: false });
    await spend(1);
    expect(await mails("balance_low")).toHaveLength(1);
    // Lowered below the available balance: the next crossing sends a notice again.
    await setThreshold(owner, { threshold: 19_980_000n });
    expect(await notifiedAt()).toBeNull();
    await spend(1);
    expect(await mails("balance_low")).toHaveLength(2);
    // Raised above the available balance: the response says so.
    expect(await setThreshold(owner, { threshold: 30_000_000n })).toEqual({ threshold_usd: 30, is_below: true });
    await spend(1);
    expect(await mails("balance_low")).toHaveLength(2);
    await topUp(ctx, { organizationId: id, amount: 11_000_000n, idempotencyKey: "more" });
    expect(await notifiedAt()).toBeNull();
    await spend(70);
    expect(await mails("balance_low")).toHaveLength(3);

    expect(await setThreshold(owner, { threshold: null })).toEqual({ threshold_usd: null, is_below: false });
    await spend(1_900);
    expect(await mails("balance_low")).toHaveLength(3);
    expect(await setThreshold(owner, { threshold: 0n })).toEqual({ threshold_usd: null, is_below: false });
    expect((await acts("money.threshold")).map(({ before, after }) => [before, after])).toEqual([
      [{ threshold_usd: 30 }, { threshold_usd: null }],
      [{ threshold_usd: 19.98 }, { threshold_usd: 30 }],
      [{ threshold_usd: 19.99 }, { threshold_usd: 19.98 }],
      [{ threshold_usd: 1 }, { threshold_usd: 19.99 }],
    ]);
  });

  it("is for owners and managers, within bounds, and doesn't affect other organizations", async () => {
    const { as } = await setUp();
    const other = await setUp();
    for (const role of ["viewer", "member"] as const)
      expect(await refusal(setThreshold(await as(role), { threshold: 5n }))).toEqual(forbidden);
    for (const threshold of [-1n, 1_000_000_000_001n])
      expect(await refusal(setThreshold(await as("manager"), { threshold }))).toMatchObject({
        code: "invalid_request",
        details: [{ field: "threshold_usd" }],
      });
    await setThreshold(await as("manager"), { threshold: 50_000_000n });
    expect((await getBilling(await as("viewer"))).threshold.threshold_usd).toBe(50);
    expect((await getBilling(await other.as("viewer"))).threshold.threshold_usd).toBe(1);
  });
});

describe("a receipt", () => {
  it("exists for every top-up, in the organization's zone, and for nothing else", async () => {
    const { ctx, as, id, spend } = await setUp(0);
    await grantFreeCredit(ctx, id);
    await topUp(ctx, { organizationId: id, amount: 25_000_000n, idempotencyKey: "paid", note: "Invoice 2026-7" });
    await grantCredits(ctx, { organizationId: id, credits: 50, idempotencyKey: "bought-1" });
    await ctx.db.update(organizations).set({ timeZone: "Europe/Rome" }).where(eq(organizations.id, id));
    await spend(1);
    ctx.clock.advance(HOUR);
    await closeHours(ctx);
    const viewer = await as("viewer");
    const entries = [...(await allPages(viewer, {})), ...(await allPages(viewer, { unit: "credits" }))];
    expect(entries.map(({ kind }) => kind).sort()).toEqual(["allotment", "free_credit", "purchase", "top_up", "usage"]);
    const other = await (await setUp()).as("owner");
    for (const entry of entries) {
      expect(await refusal(getReceipt(other, entry.id))).toMatchObject({ code: "not_found" });
      if (entry.kind !== "top_up") {
        expect(await refusal(getReceipt(viewer, entry.id))).toMatchObject({ code: "not_found" });
        continue;
      }
      expect(await getReceipt(viewer, entry.id)).toEqual({
        number: entry.id,
        organization: viewer.organization.name,
        time_zone: "Europe/Rome",
        at: "2026-03-10T12:00:00.000Z",
        amount_usd: 25,
        balance_after_usd: 30,
        note: "Invoice 2026-7",
        is_automatic: false,
      });
    }
  });
});
