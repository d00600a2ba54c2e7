import { eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { auditEntries, users } from "@/db/schema";
import { recordAct } from "@/lib/core/audit/record";
import { ACTION_WORDS, actionWords, changesOf, describeDifferences, differencesOf } from "@/lib/core/audit/rules";
import { AdminAuditQuery, AuditAction, AuditQuery } from "@/lib/core/audit/schemas";
import type { OrganizationContext } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { createEndpoint } from "@/lib/developers/webhooks/create";
import { removeEndpoint } from "@/lib/developers/webhooks/remove";
import { rotateSecret } from "@/lib/developers/webhooks/rotate-secret";
import { updateEndpoint } from "@/lib/developers/webhooks/update";
import { exportAudit } from "@/lib/operations/audit/export";
import { listAudit } from "@/lib/operations/audit/list";
import { listOwnAudit } from "@/lib/operations/audit/list-own";
import { topUp } from "@/lib/tracking/funding/top-up";
import { createTestOrganization, testContext } from "@/test/context";
import { createMember } from "@/test/members";

async function setUp() {
  const ctx = testContext(new Date("2026-03-28T22:30:00Z"));
  const admin = await createMember(ctx, { isAdmin: true });
  const owner = await createMember(ctx);
  const { organization } = owner.ctx;
  const act = (by: OrganizationContext, action: AuditAction, over: object = {}) =>
    ctx.db.transaction((tx) => recordAct(by, tx, { action, organizationId: organization.id, ...over }));
  const asAdmin = (query: Partial<AdminAuditQuery> = {}) =>
    listAudit(admin.ctx, AdminAuditQuery.parse({ organization: organization.publicId, ...query }));
  const asOwner = (query: Partial<AuditQuery> = {}) => listOwnAudit(owner.ctx, AuditQuery.parse(query));
  return { ctx, admin, owner, organization, act, asAdmin, asOwner };
}

const refusal = (promise: Promise<unknown>) =>
  promise.then(
    () => "done",
    (error: unknown) => (error instanceof AppError ? error.refusal : String(error)),
  );

describe("database", () => {
  it("rejects every change to the log", async () => {
    const { ctx, organization, owner, act } = await setUp();
    await act(owner.ctx, "key.create", { subject: "Reporting" });
    const own = eq(auditEntries.organizationId, organization.id);
    const refused = { cause: { message: expect.stringContaining("append-only") } };
    await expect(ctx.db.update(auditEntries).set({ reason: "Another" }).where(own)).rejects.toMatchObject(refused);
    await expect(ctx.db.delete(auditEntries).where(own)).rejects.toMatchObject(refused);
    await expect(ctx.db.execute(sql`truncate audit_entries`)).rejects.toMatchObject(refused);
    expect(await ctx.db.$count(auditEntries, own)).toBe(1);
  });

  it("commits an audit entry only together with its change", async () => {
    const { ctx, organization, owner } = await setUp();
    const failing = ctx.db.transaction(async (tx) => {
      await recordAct(owner.ctx, tx, { action: "key.create" });
      throw new Error("after the act");
    });
    await expect(failing).rejects.toThrow("after the act");
    expect(await ctx.db.$count(auditEntries, eq(auditEntries.organizationId, organization.id))).toBe(0);
  });
});

describe("log", () => {
  it("records actor, action, organization, reason, source and changes", async () => {
    const { ctx, admin, organization, act, asAdmin } = await setUp();
    await act(admin.ctx, "organization.plan", {
      subject: "Acme",
      reason: "Contract 12",
      before: { plan: "free", limits: [1, 2], same: 1 },
      after: { plan: "pro", limits: [1, 2, 3], same: 1, is_new: true },
    });
    // The log outlives the users it names.
    await ctx.db.update(users).set({ email: "someone.else@example.org" }).where(eq(users.id, admin.userId));
    expect((await asAdmin()).entries).toEqual([
      {
        id: expect.any(String),
        at: ctx.now().toISOString(),
        actor_type: "user",
        actor: admin.email,
        action: "organization.plan",
        organization: { id: organization.publicId, name: organization.name },
        subject: "Acme",
        reason: "Contract 12",
        changes: [
          { field: "Plan", before: "free", after: "pro" },
          { field: "Limits", before: "1, 2", after: "1, 2, 3" },
          { field: "Is new", before: null, after: "yes" },
        ],
        address: "203.0.113.7",
        request_id: admin.ctx.origin?.requestId,
      },
    ]);
  });

  it("is filtered by action, actor, days in the reader's time zone and request ID, and paginates stably by cursor", async () => {
    const { ctx, admin, owner, act, asAdmin } = await setUp();
    for (let n = 0; n < 60; n += 1) await act(owner.ctx, "key.create", { subject: `Key ${n}` });
    // Half past midnight on the 29th in Rome, where that day has 23 hours.
    ctx.clock.set(new Date("2026-03-28T23:30:00Z"));
    await act(admin.ctx, "organization.suspend", { reason: "Unpaid" });
    const first = await asAdmin();
    expect(first.entries).toHaveLength(50);
    expect(first.entries[0]).toMatchObject({ action: "organization.suspend" });
    const rest = await asAdmin({ cursor: first.next_cursor ?? "" });
    expect(rest.entries).toHaveLength(11);
    expect(rest.next_cursor).toBeNull();
    expect(new Set([...first.entries, ...rest.entries].map(({ id }) => id)).size).toBe(61);

    const count = async (query: Partial<AdminAuditQuery>) => (await asAdmin(query)).entries.length;
    expect(await count({ action: "organization.suspend" })).toBe(1);
    expect(await count({ actor: admin.email.slice(0, 12).toUpperCase() })).toBe(1);
    expect(await count({ actor: "%" })).toBe(0);
    expect(await count({ request_id: admin.ctx.origin?.requestId })).toBe(1);
    expect(await count({ request_id: "another" })).toBe(0);
    expect(await count({ from: "2026-03-29", zone: "Europe/Rome" })).toBe(1);
    expect(await count({ from: "2026-03-29", zone: "UTC" })).toBe(0);
    expect(await count({ to: "2026-03-28", zone: "Europe/Rome", action: "organization.suspend" })).toBe(0);
    expect(await count({ from: "2026-03-28", to: "2026-03-28", action: "organization.suspend" })).toBe(1);
    expect(await count({ from: "2026-03-29", zone: "Etc/Unknown" })).toBe(0);
    expect(await refusal(asAdmin({ cursor: "nonsense" }))).toMatchObject({ details: [{ field: "cursor" }] });
    expect(AuditQuery.safeParse({ from: "2026-02-30" }).success).toBe(false);
  });

  it("exports a file without spreadsheet formulas", async () => {
    const { admin, organization, act } = await setUp();
    await act(admin.ctx, "tracking.cancel", {
      subject: '=HYPERLINK("http://evil.example")',
      reason: "+Reported",
      before: { status: "monitoring" },
      after: { status: "cancelled" },
    });
    const query = AdminAuditQuery.parse({ organization: organization.publicId });
    const { fileName, csv } = await exportAudit(admin.ctx, query);
    expect(fileName).toBe("clipscope-audit-log-2026-03-28.csv");
    const [header, row, ...others] = csv.slice(1).trimEnd().split("\r\n");
    expect(header).toMatch(/^time,actor,actor_type,action,action_in_words,organization_id/);
    expect(row).toContain(`"'=HYPERLINK(""http://evil.example"")"`);
    expect(row).toContain("'+Reported,Status: monitoring → cancelled,203.0.113.7");
    expect(others).toEqual([]);
  });
});

describe("an organization's own log", () => {
  it("is visible to owners and managers, and shows the service's actions without naming the person", async () => {
    const { admin, owner, organization, act, asOwner } = await setUp();
    await topUp(admin.ctx, { organizationId: organization.id, amount: 10_000_000n, idempotencyKey: "t", note: "Paid" });
    await act(owner.ctx, "key.create", { subject: "Reporting" });
    const { entries } = await asOwner();
    expect(entries).toMatchObject([
      { action: "key.create", actor: owner.email, address: "203.0.113.7" },
      { action: "money.top_up", actor: "Clipscope", address: null, request_id: null, reason: "Paid" },
    ]);
    expect(JSON.stringify(entries)).not.toContain(admin.email);
    expect((await asOwner({ actor: admin.email })).entries).toEqual([]);
    expect((await asOwner({ actor: owner.email })).entries).toHaveLength(1);
    for (const role of ["member", "viewer"] as const) {
      const other: OrganizationContext = { ...owner.ctx, actor: { type: "user", userId: owner.userId, role } };
      expect(await refusal(listOwnAudit(other, AuditQuery.parse({})))).toMatchObject({ code: "forbidden" });
    }
  });

  it("contains nothing of other organizations, even with their cursor", async () => {
    const { owner, ctx, act, asOwner } = await setUp();
    await act(owner.ctx, "key.create");
    const [entry] = (await asOwner()).entries;
    const stranger = await createTestOrganization(ctx);
    expect((await listOwnAudit(stranger, AuditQuery.parse({}))).entries).toEqual([]);
    const byCursor = listOwnAudit(stranger, AuditQuery.parse({ cursor: entry?.id }));
    expect(await refusal(byCursor)).toMatchObject({ code: "invalid_request" });
  });
});

describe("webhook actions", () => {
  it("are logged without secrets, including those in a URL", async () => {
    const { owner, asOwner } = await setUp();
    const created = await createEndpoint(owner.ctx, {
      url: "https://receiver.example/hook?token=hunter2",
      events: ["balance.low"],
    });
    const rotated = await rotateSecret(owner.ctx, created);
    await updateEndpoint(owner.ctx, { id: created.id, url: "https://receiver.example/new?token=hunter3" });
    await updateEndpoint(owner.ctx, { id: created.id, is_enabled: false });
    await updateEndpoint(owner.ctx, { id: created.id, is_enabled: false });
    await removeEndpoint(owner.ctx, created);
    const { entries } = await asOwner();
    expect(entries.map(({ action, changes }) => [action, describeDifferences(changes)])).toEqual([
      ["webhook.remove", "URL: https://receiver.example/new?… → nothing; Events: balance.low → nothing"],
      ["webhook.update", "Enabled: yes → no"],
      ["webhook.update", "URL: https://receiver.example/hook?… → https://receiver.example/new?…"],
      ["webhook.rotate", ""],
      ["webhook.create", "URL: nothing → https://receiver.example/hook?…; Events: nothing → balance.low"],
    ]);
    const all = JSON.stringify(await owner.ctx.db.select().from(auditEntries));
    for (const secret of [created.secret, rotated.secret]) expect(all).not.toContain(secret.slice(6));
    expect(all).not.toMatch(/hunter|whsec_/);
  });
});

describe("labels", () => {
  it("exist for every action, and an unknown action falls back to its name", () => {
    for (const action of AuditAction.options) expect(ACTION_WORDS[action]).toMatch(/^[A-Z]/);
    expect(actionWords("old.action")).toBe("old.action");
  });

  it("list only the fields that differ", () => {
    expect(changesOf({ a: 1, b: [1] }, { a: 1, b: [1] })).toBeNull();
    expect(changesOf({ a: 1, b: null }, { a: 2, b: null })).toEqual({ before: { a: 1 }, after: { a: 2 } });
    expect(differencesOf(null, { balance_usd: 5 })).toEqual([{ field: "Balance (USD)", before: null, after: "5" }]);
    expect(differencesOf("nonsense", ["x"])).toEqual([]);
  });

  it("say lists and objects in words, not as JSON", () => {
    const creators = [
      { channel_id: "c1", fee_usd: 2500, rate_usd_per_1000_views: null },
      { channel_id: "c2", fee_usd: null, rate_usd_per_1000_views: 1.5 },
    ];
    expect(
      differencesOf({ emv_rates: {}, creators: [] }, { emv_rates: { tiktok: 12, twitter: 7.5 }, creators }),
    ).toEqual([
      { field: "EMV rates", before: null, after: "tiktok 12, twitter 7.5" },
      {
        field: "Creators",
        before: null,
        after: "channel ID c1, fee (USD) 2500; channel ID c2, rate (USD) per 1000 views 1.5",
      },
    ]);
  });
});
