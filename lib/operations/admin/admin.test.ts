import { and, asc, eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { apiKeys, auditEntries, members, organizations, trackings, webhookDeliveries } from "@/db/schema";
import { lockAccount } from "@/lib/billing/account";
import { accrue } from "@/lib/billing/accrue";
import { listAutoTopUpProposals } from "@/lib/billing/auto-top-up-proposals";
import { approveAutoTopUp, declineAutoTopUp } from "@/lib/billing/decide-auto-top-up";
import { grantCredits } from "@/lib/billing/grant-credits";
import { setAutoTopUp } from "@/lib/billing/set-auto-top-up";
import { AdminAuditQuery } from "@/lib/core/audit/schemas";
import type { OrganizationContext } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { newPublicId } from "@/lib/core/public-id";
import { createEndpoint } from "@/lib/developers/webhooks/create";
import { cancelTracking } from "@/lib/operations/admin/cancel-tracking";
import { getOrganization } from "@/lib/operations/admin/get-organization";
import { listOrganizationLedger } from "@/lib/operations/admin/list-ledger";
import { listOrganizations } from "@/lib/operations/admin/list-organizations";
import { listTrackings } from "@/lib/operations/admin/list-trackings";
import {
  AdminLedgerQuery,
  AdminTrackingsQuery,
  CorrectionRequest,
  OrganizationsQuery,
  TopUpRequest,
} from "@/lib/operations/admin/schemas";
import { exportAudit } from "@/lib/operations/audit/export";
import { listAudit } from "@/lib/operations/audit/list";
import { resumeOrganization } from "@/lib/people/organizations/resume";
import { setLimits } from "@/lib/people/organizations/set-limits";
import { setPlan } from "@/lib/people/organizations/set-plan";
import { setPrice } from "@/lib/people/organizations/set-price";
import { suspendOrganization } from "@/lib/people/organizations/suspend";
import { canonicalVideoUrl } from "@/lib/platforms/rules";
import { correctBalance } from "@/lib/tracking/funding/correct";
import { topUp } from "@/lib/tracking/funding/top-up";
import { hoursOf } from "@/lib/tracking/snapshots/fixtures";
import { mintId } from "@/sandbox/ids";
import { createTestOrganization, testContext } from "@/test/context";
import { createMember } from "@/test/members";
import { trackVideo } from "@/test/track";

const refusal = (promise: Promise<unknown>) =>
  promise.then(
    () => "done",
    (error: unknown) => (error instanceof AppError ? error.refusal : String(error)),
  );
const query = (over: Partial<OrganizationsQuery> = {}) => ({ ...OrganizationsQuery.parse({}), ...over });

async function setUp(balanceUsd = 100) {
  const ctx = testContext(new Date("2026-05-10T12:00:10Z"));
  const admin = await createMember(ctx, { isAdmin: true, role: "viewer" });
  const owner = await createMember(ctx);
  const name = `Bäckerei ${newPublicId().slice(0, 8)} 50%_`;
  const target = await createTestOrganization(ctx, { name, balanceUsd, plan: "pro" });
  const { id: organizationId, publicId: id } = target.organization;
  await ctx.db.insert(members).values({ organizationId, userId: owner.userId, role: "owner", createdAt: ctx.now() });
  const track = async (seed: string) => {
    const externalId = mintId("youtube", new Date("2026-05-10T08:00:00Z"), `admin:${seed}:${id}`);
    const link = canonicalVideoUrl("youtube", externalId);
    return trackVideo(target, { video_link: link, duration_days: 1 });
  };
  const acts = () =>
    ctx.db
      .select()
      .from(auditEntries)
      .where(eq(auditEntries.organizationId, organizationId))
      .orderBy(asc(auditEntries.id));
  return { ctx, admin, owner, target, organizationId, id, name, track, acts };
}

/** Every verb that is reserved for admins. */
const verbs = (ctx: OrganizationContext, organizationId: number, id: string) => ({
  list: () => listOrganizations(ctx, query()),
  get: () => getOrganization(ctx, { id }),
  trackings: () => listTrackings(ctx, { id, ...AdminTrackingsQuery.parse({}) }),
  cancel: () => cancelTracking(ctx, { id, tracking: "none", reason: "Because" }),
  ledger: () => listOrganizationLedger(ctx, { id, ...AdminLedgerQuery.parse({}) }),
  audit: () => listAudit(ctx, AdminAuditQuery.parse({})),
  auditOfOne: () => listAudit(ctx, AdminAuditQuery.parse({ organization: id })),
  auditExport: () => exportAudit(ctx, AdminAuditQuery.parse({})),
  topUp: () => topUp(ctx, { organizationId, amount: 10_000_000n, idempotencyKey: "x" }),
  correct: () => correctBalance(ctx, { organizationId, amount: 1n, reason: "Because", idempotencyKey: "x" }),
  credits: () => grantCredits(ctx, { organizationId, credits: 1, idempotencyKey: "x" }),
  autoTopUp: () => setAutoTopUp(ctx, { organizationId, rule: null }),
  autoTopUpProposals: () => listAutoTopUpProposals(ctx),
  approveAutoTopUp: () => approveAutoTopUp(ctx, { organizationId, proposal: "none" }),
  declineAutoTopUp: () => declineAutoTopUp(ctx, { organizationId, proposal: "none" }),
  plan: () => setPlan(ctx, organizationId, "enterprise"),
  price: () => setPrice(ctx, { organizationId, price: 1n }),
  limits: () => setLimits(ctx, { organizationId, limits: { ratePerMinute: 1, maxVideos: 1, creditsPerMonth: 1 } }),
  suspend: () => suspendOrganization(ctx, { organizationId, reason: "Because" }),
  resume: () => resumeOrganization(ctx, { organizationId }),
});
type Verb = keyof ReturnType<typeof verbs>;
const VERBS: Verb[] = [
  "list",
  "get",
  "trackings",
  "cancel",
  "ledger",
  "audit",
  "auditOfOne",
  "auditExport",
  "topUp",
  "correct",
  "credits",
  "autoTopUp",
  "autoTopUpProposals",
  "approveAutoTopUp",
  "declineAutoTopUp",
  "plan",
  "price",
  "limits",
  "suspend",
  "resume",
];

describe("permissions", () => {
  it.each(VERBS)("%s is not found for owners, keys and strangers, and changes nothing", async (verb) => {
    const { ctx, owner, target, organizationId, id, acts } = await setUp();
    const ofTarget: OrganizationContext = { ...target, actor: { type: "user", userId: owner.userId, role: "owner" } };
    const byKey: OrganizationContext = {
      ...target,
      actor: { type: "key", keyId: 1, keyName: "all", roles: ["videos:write", "usage:read"] },
    };
    for (const acting of [ofTarget, byKey, owner.ctx])
      expect(await refusal(verbs(acting, organizationId, id)[verb]())).toEqual({
        code: "not_found",
        message: "Not found",
      });
    expect(await acts()).toEqual([]);
    const [row] = await ctx.db.select().from(organizations).where(eq(organizations.id, organizationId));
    expect(row).toMatchObject({ plan: "pro", pricePerSnapshot: 15_000n, suspendedAt: null, rateLimitPerMinute: null });
  });

  it.each(["get", "trackings", "cancel", "ledger", "auditOfOne"] as const)(
    "%s of an unknown organization is a 404 for admins",
    async (verb) => {
      const { admin } = await setUp();
      expect(await refusal(verbs(admin.ctx, 0, newPublicId())[verb]())).toEqual({
        code: "not_found",
        message: "Organization not found",
      });
    },
  );
});

describe("organization list", () => {
  it("finds by name, member email or public ID, and matches wildcard characters literally", async () => {
    const { admin, owner, id, name } = await setUp();
    const found = async (q: string) =>
      (await listOrganizations(admin.ctx, query({ q, per_page: 100 }))).rows.map((row) => row.id);
    expect(await found(name.slice(2, 16))).toEqual([id]);
    expect(await found(owner.email.toUpperCase())).toContain(id);
    expect(await found(id)).toEqual([id]);
    expect(await found("50%_")).toContain(id);
    expect(await found(`${name}%`)).toEqual([]);
  });

  it("shows money, activity and state, filters by them, sorts and paginates", async () => {
    const { ctx, admin, owner, target, organizationId, id, name, track } = await setUp(6);
    await track("a");
    await track("b");
    await ctx.db
      .update(organizations)
      .set({ lowBalanceThreshold: 5_000_000n })
      .where(eq(organizations.id, organizationId));
    await ctx.db.transaction(async (tx) => {
      await lockAccount(tx, organizationId);
      await accrue(ctx, tx, [{ organizationId, snapshots: 1, amount: 2_000_000n }]);
    });
    await ctx.db.insert(apiKeys).values({
      publicId: newPublicId(),
      organizationId,
      name: "k",
      hash: newPublicId(),
      hint: "abcd",
      roles: [],
      lastUsedAt: new Date("2026-05-10T13:00:00Z"),
      createdAt: ctx.now(),
    });
    const only = async (over: Partial<OrganizationsQuery>) =>
      (await listOrganizations(admin.ctx, query({ q: name, ...over }))).rows;
    expect(await only({})).toEqual([
      {
        id,
        name,
        plan: "pro",
        balance_usd: 6,
        uncharged_usd: 2.03,
        spendable_usd: 3.97,
        committed_usd: 0.69,
        runway_hours: 132,
        is_low: true,
        suspended_at: null,
        closed_at: null,
        reopenable_until: null,
        running_videos: 2,
        members: 1,
        last_activity_at: "2026-05-10T13:00:00.000Z",
        created_at: ctx.now().toISOString(),
      },
    ]);
    expect(await only({ plan: "free" })).toEqual([]);
    expect(await only({ state: "low" })).toHaveLength(1);
    expect(await only({ state: "suspended" })).toEqual([]);
    expect(await only({ state: "closed" })).toEqual([]);
    await suspendOrganization(ctx, { organizationId, reason: "Because" });
    expect(await only({ state: "suspended" })).toMatchObject([{ running_videos: 0, runway_hours: null }]);
    expect(await only({ state: "active" })).toEqual([]);
    expect(target.organization.id).toBe(organizationId);

    // The owner belongs to two organizations: for every sort column, the two pages together contain each once.
    for (const sort of OrganizationsQuery.shape.sort.unwrap().options)
      for (const order of ["asc", "desc"] as const) {
        const pages = await Promise.all(
          [1, 2].map((page) => listOrganizations(admin.ctx, query({ q: owner.email, sort, order, page, per_page: 1 }))),
        );
        expect(pages.map(({ total }) => total)).toEqual([2, 2]);
        expect(new Set(pages.flatMap(({ rows }) => rows.map((row) => row.id))).size).toBe(2);
      }
    const byBalance = await listOrganizations(admin.ctx, query({ q: owner.email, sort: "balance", order: "asc" }));
    expect(byBalance.rows.map(({ balance_usd }) => balance_usd)).toEqual([6, 100]);
  });
});

describe("single organization", () => {
  it("shows its terms, members and money", async () => {
    const { ctx, admin, owner, id, organizationId } = await setUp();
    const detail = await getOrganization(admin.ctx, { id });
    expect(detail).toMatchObject({
      limits: {
        rate_limit_per_minute: { own: null, plan: 300 },
        max_concurrent_videos: { own: null, plan: 100 },
        credits_per_month: { own: null, plan: 10_000 },
      },
      price_per_snapshot_usd: 0.015,
      credits: { allotted: 10_000, purchased: 0 },
      people: [{ email: owner.email, role: "owner", is_admin: false }],
      auto_top_up: null,
      auto_top_up_proposal: null,
      newest_top_up: { amount_usd: 100, by: null },
      is_own: false,
      at: ctx.now().toISOString(),
    });
    await topUp(admin.ctx, { organizationId, amount: 10_000_000n, idempotencyKey: "t" });
    expect((await getOrganization(admin.ctx, { id })).newest_top_up).toMatchObject({ amount_usd: 10, by: admin.email });
    const own = admin.ctx.organization.publicId;
    expect((await getOrganization(admin.ctx, { id: own })).is_own).toBe(true);
  });

  it("gets a new plan, price and limits, each audited with before and after", async () => {
    const { ctx, admin, id, organizationId, acts } = await setUp();
    await setPlan(admin.ctx, organizationId, "enterprise", "Contract 12");
    await setPlan(admin.ctx, organizationId, "enterprise");
    await setPrice(admin.ctx, { organizationId, price: 9_500n, reason: "Contract 12" });
    await setPrice(admin.ctx, { organizationId, price: 9_500n });
    const limits = { ratePerMinute: 2_000, maxVideos: null, creditsPerMonth: 7 };
    await setLimits(admin.ctx, { organizationId, limits });
    await setLimits(admin.ctx, { organizationId, limits });
    expect(await getOrganization(admin.ctx, { id })).toMatchObject({
      plan: "enterprise",
      price_per_snapshot_usd: 0.0095,
      limits: {
        rate_limit_per_minute: { own: 2_000, plan: 1_000 },
        max_concurrent_videos: { own: null },
        credits_per_month: { own: 7 },
      },
      credits: { allotted: 100_000 },
    });
    expect((await acts()).map(({ action, reason, before, after }) => ({ action, reason, before, after }))).toEqual([
      {
        action: "organization.plan",
        reason: "Contract 12",
        before: { plan: "pro", allotted_points: 10_000 },
        after: { plan: "enterprise", allotted_points: 100_000 },
      },
      {
        action: "organization.price",
        reason: "Contract 12",
        before: { price_per_snapshot_usd: 0.015 },
        after: { price_per_snapshot_usd: 0.0095 },
      },
      {
        action: "organization.limits",
        reason: null,
        before: { rate_limit_per_minute: null, points_per_month: null },
        after: { rate_limit_per_minute: 2_000, points_per_month: 7 },
      },
    ]);
    for (const price of [-1n, 1_000_001n])
      expect(await refusal(setPrice(ctx, { organizationId, price }))).toMatchObject({ code: "invalid_request" });
  });

  it("lists trackings and cancels one, with the settlement and notification of any other end", async () => {
    const { ctx, admin, target, id, organizationId, track, acts } = await setUp();
    await createEndpoint(target, { url: "https://receiver.example/", events: ["tracking.completed"] });
    const [one] = [await track("one"), await track("two")];
    const page = await listTrackings(admin.ctx, { id, ...AdminTrackingsQuery.parse({ q: one.video_link }) });
    expect(page).toMatchObject({ total: 1, rows: [{ id: one.id, status: "monitoring", snapshots: 1 }] });
    ctx.clock.advance(3 * 3_600_000);
    const cancel = { id, tracking: one.id, reason: "Reported by its creator" };
    expect(await cancelTracking(admin.ctx, cancel)).toEqual({ id: one.id });
    expect(await refusal(cancelTracking(admin.ctx, cancel))).toMatchObject({ code: "conflict" });
    const [row] = await ctx.db.select().from(trackings).where(eq(trackings.publicId, one.id));
    expect(row).toMatchObject({ status: "cancelled", statusReason: "cancelled", endedAt: ctx.now() });
    const { gaps: missing } = await hoursOf(ctx.db, row?.id ?? 0);
    expect(missing.map(({ reason }) => reason)).toEqual(["missed", "missed", "cancelled"]);
    const told = and(
      eq(webhookDeliveries.organizationId, organizationId),
      eq(webhookDeliveries.type, "tracking.completed"),
    );
    expect((await ctx.db.select().from(webhookDeliveries).where(told))[0]?.payload).toMatchObject({
      data: { reason: "cancelled" },
    });
    expect((await acts()).at(-1)).toMatchObject({ action: "tracking.cancel", reason: "Reported by its creator" });
    expect(await listTrackings(admin.ctx, { id, ...AdminTrackingsQuery.parse({ status: "cancelled" }) })).toMatchObject(
      { total: 1 },
    );
    const other = await setUp();
    expect(await refusal(cancelTracking(admin.ctx, { ...cancel, id: other.id }))).toMatchObject({ code: "not_found" });
  });

  it("shows its ledger of money or credits with the actor of each entry, page by page", async () => {
    const { admin, id, organizationId } = await setUp();
    for (let n = 0; n < 51; n += 1)
      await topUp(admin.ctx, { organizationId, amount: 10_000_000n, idempotencyKey: `t${n}`, note: `Invoice ${n}` });
    const first = await listOrganizationLedger(admin.ctx, { id, unit: "money" });
    expect(first.entries).toHaveLength(50);
    expect(first.entries[0]).toMatchObject({ kind: "top_up", amount: 10, by: admin.email, note: "Invoice 50" });
    const rest = await listOrganizationLedger(admin.ctx, { id, unit: "money", cursor: first.next_cursor ?? "" });
    expect(rest.entries.map(({ by }) => by)).toEqual([admin.email, null]);
    expect(rest.next_cursor).toBeNull();
    const credits = await listOrganizationLedger(admin.ctx, { id, unit: "credits" });
    expect(credits.entries).toMatchObject([{ kind: "allotment", amount: 10_000, unit: "points_allotted" }]);
    expect(await refusal(listOrganizationLedger(admin.ctx, { id, unit: "money", cursor: "x" }))).toMatchObject({
      code: "invalid_request",
    });
  });
});

describe("large amounts", () => {
  const top = { amount_usd: 1_000.01, reason: "Invoice 7", idempotency_key: "12345678", seen: null };

  it("require a confirmation above 1,000 dollars", () => {
    const errors = (input: object) => TopUpRequest.safeParse(input).error?.issues.map(({ path }) => path.join("."));
    expect(errors(top)).toEqual(["confirm_usd"]);
    expect(errors({ ...top, confirm_usd: 1_000 })).toEqual(["confirm_usd"]);
    expect(errors({ ...top, confirm_usd: 1_000.01 })).toBeUndefined();
    expect(errors({ ...top, amount_usd: 1_000 })).toBeUndefined();
    expect(errors({ ...top, amount_usd: 12.345 })).toEqual(["amount_usd"]);
    expect(errors({ ...top, amount_usd: 50, reason: "  a " })).toEqual(["reason"]);
  });

  it("require the same confirmation for corrections", () => {
    const { seen: _, ...correction } = { ...top, amount_usd: -2_000 };
    expect(CorrectionRequest.safeParse(correction).success).toBe(false);
    expect(CorrectionRequest.safeParse({ ...correction, confirm_usd: -2_000 }).success).toBe(true);
    expect(CorrectionRequest.safeParse({ ...correction, amount_usd: 0.015 }).success).toBe(true);
    expect(CorrectionRequest.safeParse({ ...correction, amount_usd: 0.0000001 }).success).toBe(false);
  });
});
