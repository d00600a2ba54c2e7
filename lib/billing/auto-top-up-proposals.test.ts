import { and, asc, eq, like } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { auditEntries, autoTopUpProposals, ledgerEntries, members, organizations, outbox, users } from "@/db/schema";
import { lockAccount } from "@/lib/billing/account";
import { accrue } from "@/lib/billing/accrue";
import { listAutoTopUpProposals } from "@/lib/billing/auto-top-up-proposals";
import { type AutoTopUpRule, autoTopUpRuleOf } from "@/lib/billing/auto-top-up-rules";
import { approveAutoTopUp, declineAutoTopUp } from "@/lib/billing/decide-auto-top-up";
import { getBilling } from "@/lib/billing/get-billing";
import { proposeAutoTopUp, withdrawAutoTopUp } from "@/lib/billing/propose-auto-top-up";
import { ProposeAutoTopUp } from "@/lib/billing/schemas";
import { setAutoTopUp } from "@/lib/billing/set-auto-top-up";
import type { MemberRole, OrganizationContext } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { getOrganization } from "@/lib/operations/admin/get-organization";
import { MailTemplate, renderMail } from "@/lib/outbound/mail/templates";
import { closeOrganization } from "@/lib/people/organizations/close";
import { closeForGood } from "@/lib/people/organizations/close-for-good";
import { CLOSING_DAYS } from "@/lib/people/organizations/closing-rules";
import { bookAutoTopUps } from "@/lib/tracking/funding/auto-top-up";
import { createTestOrganization, testContext } from "@/test/context";
import { createMember } from "@/test/members";

const USD = 1_000_000n;
const RULE = { below: 20n * USD, amount: 50n * USD, monthly: 120n * USD };
const OTHER = { below: 5n * USD, amount: 10n * USD, monthly: 10n * USD };
const RULE_USD = { below_usd: 20, amount_usd: 50, monthly_usd: 120 };
const HOUR = 3_600_000;

async function setUp(start = new Date("2026-11-10T12:00:00Z")) {
  const ctx = testContext(start);
  // Other tests' rules and admins would count too.
  await ctx.db.update(organizations).set({ autoTopUpBelow: null });
  await ctx.db.update(users).set({ isAdmin: false });
  const admin = await createMember(ctx, { isAdmin: true });
  const own = await createTestOrganization(ctx);
  const organizationId = own.organization.id;
  const owner = await createMember(ctx);
  await ctx.db.insert(members).values({ organizationId, userId: owner.userId, role: "owner", createdAt: ctx.now() });
  const manager = await createMember(ctx);
  await ctx.db
    .insert(members)
    .values({ organizationId, userId: manager.userId, role: "manager", createdAt: ctx.now() });
  const read = async () => {
    const [row] = await ctx.db.select().from(organizations).where(eq(organizations.id, organizationId));
    if (!row) throw new Error("the organization does not exist");
    return row;
  };
  const as = async (role: MemberRole, userId = owner.userId): Promise<OrganizationContext> => ({
    ...own,
    organization: await read(),
    actor: { type: "user", userId, role },
  });
  return {
    ctx,
    admin,
    owner,
    manager,
    as,
    organizationId,
    publicId: own.organization.publicId,
    propose: async (rule: AutoTopUpRule = RULE) => proposeAutoTopUp(await as("owner"), rule),
    withdraw: async (proposal: string) => withdrawAutoTopUp(await as("owner"), { proposal }),
    approve: (proposal: string) => approveAutoTopUp(admin.ctx, { organizationId, proposal }),
    decline: (proposal: string, reason?: string) => declineAutoTopUp(admin.ctx, { organizationId, proposal, reason }),
    rule: async () => autoTopUpRuleOf(await read()),
    shown: async () => (await getBilling(await as("viewer"))).auto_top_up_proposal,
    listed: async () =>
      (await listAutoTopUpProposals(admin.ctx)).rows.filter((row) => row.organization.id === own.organization.publicId),
    acts: async () =>
      (
        await ctx.db
          .select()
          .from(auditEntries)
          .where(and(eq(auditEntries.organizationId, organizationId), like(auditEntries.action, "money.%")))
          .orderBy(asc(auditEntries.id))
      ).map(({ action, actorName, before, after, reason }) => ({ action, actorName, before, after, reason })),
    mails: async () =>
      (await ctx.db.select().from(outbox).where(eq(outbox.organizationId, organizationId)).orderBy(asc(outbox.id))).map(
        ({ payload }) => {
          const mail = MailTemplate.parse(payload);
          return { to: (payload as { to: string }).to, template: mail.template, ...renderMail(mail) };
        },
      ),
    spend: (usd: bigint) =>
      ctx.db.transaction(async (tx) => {
        await lockAccount(tx, organizationId);
        await accrue(ctx, tx, [{ organizationId, snapshots: 1, amount: usd * USD }]);
      }),
    added: async () =>
      (
        await ctx.db
          .select()
          .from(ledgerEntries)
          .where(and(eq(ledgerEntries.organizationId, organizationId), like(ledgerEntries.idempotencyKey, "auto%")))
          .orderBy(asc(ledgerEntries.id))
      ).map(({ amount }) => amount),
  };
}

const refusal = (promise: Promise<unknown>) =>
  promise.then(
    () => "done",
    (error: unknown) => (error instanceof AppError ? error.refusal.code : String(error)),
  );

describe("proposing", () => {
  it("leaves the rule unchanged, emails every admin, and shows the proposal to members and admins", async () => {
    const { ctx, admin, owner, propose, rule, shown, listed, acts, mails, publicId } = await setUp();
    const proposal = await propose();
    expect(proposal).toEqual({
      id: proposal.id,
      ...RULE_USD,
      by: "Ada Walker",
      at: ctx.now().toISOString(),
      declined: null,
    });
    expect(await rule()).toBeNull();
    expect(await shown()).toEqual(proposal);
    expect(await listed()).toMatchObject([{ organization: { id: publicId }, proposal, auto_top_up: null }]);
    expect((await getOrganization(admin.ctx, { id: publicId })).auto_top_up_proposal).toEqual(proposal);
    expect(await acts()).toEqual([
      {
        action: "money.auto_top_up_propose",
        actorName: owner.email,
        before: { below_usd: null, amount_usd: null, monthly_usd: null },
        after: RULE_USD,
        reason: null,
      },
    ]);
    const sent = await mails();
    expect(sent.map(({ to, template }) => [to, template])).toEqual([[admin.email, "auto_top_up_proposed"]]);
    expect(sent[0]?.text).toContain(
      "When the available balance is below: $20.00\nAdd: $50.00\nAt most per month: $120.00",
    );
    expect(sent[0]?.text).toContain(`/admin/organizations/${publicId}`);
  });

  it("replaces the organization's proposal: there is only one at a time, even with concurrent requests", async () => {
    const { ctx, organizationId, propose, shown, listed } = await setUp();
    const first = await propose();
    await propose(OTHER);
    expect(await shown()).toMatchObject({ below_usd: 5, amount_usd: 10, monthly_usd: 10 });
    const both = await Promise.all([propose(RULE), propose(OTHER)]);
    expect(await listed()).toHaveLength(1);
    expect(both.map(({ id }) => id)).toContain((await shown())?.id);
    expect((await shown())?.id).not.toBe(first.id);
    expect(await ctx.db.$count(autoTopUpProposals, eq(autoTopUpProposals.organizationId, organizationId))).toBe(1);
  });

  it("rejects amounts out of bounds, in the verb and in the form", async () => {
    const { propose } = await setUp();
    const cases: [AutoTopUpRule, string][] = [
      [{ ...RULE, below: USD - 1n }, "below_usd"],
      [{ ...RULE, below: -USD }, "below_usd"],
      [{ ...RULE, below: USD, amount: 10n * USD - 1n }, "amount_usd"],
      [{ ...RULE, amount: RULE.below - 1n }, "amount_usd"],
      [{ ...RULE, monthly: RULE.amount - 1n }, "monthly_usd"],
      [{ ...RULE, monthly: 1_000_000n * USD + 1n }, "monthly_usd"],
    ];
    for (const [rule, field] of cases) {
      const error = await propose(rule).catch((thrown: unknown) => thrown);
      expect(error).toMatchObject({ refusal: { code: "invalid_request", details: [{ field }] } });
    }
    const parse = (amounts: object) =>
      ProposeAutoTopUp.safeParse({ ...RULE_USD, ...amounts }).error?.issues.map(({ path }) => path[0]) ?? [];
    expect(parse({})).toEqual([]);
    expect(parse({ below_usd: 0.99 })).toEqual(["below_usd"]);
    expect(parse({ amount_usd: 19.99 })).toEqual(["amount_usd"]);
    expect(parse({ monthly_usd: 49.99 })).toEqual(["monthly_usd"]);
    expect(parse({ monthly_usd: 120.001 })).toEqual(["monthly_usd"]);
    expect(parse({ below_usd: undefined, amount_usd: Number.NaN })).toEqual(["below_usd", "amount_usd"]);
  });

  it("is for owners only: by their current role, and in their own organization", async () => {
    const { ctx, as, owner, manager, organizationId, propose, withdraw, shown } = await setUp();
    for (const role of ["viewer", "member", "manager"] as const) {
      expect(await refusal(proposeAutoTopUp(await as(role), RULE))).toBe("forbidden");
      expect(await refusal(withdrawAutoTopUp(await as(role), { proposal: "none" }))).toBe("forbidden");
    }
    const key: OrganizationContext = {
      ...(await as("owner")),
      actor: { type: "key", keyId: 1, keyName: "k", roles: [] },
    };
    expect(await refusal(proposeAutoTopUp(key, RULE))).toBe("forbidden");
    // A manager whose session still says owner, and someone who has left.
    expect(await refusal(proposeAutoTopUp(await as("owner", manager.userId), RULE))).toBe("forbidden");
    const stranger = await createMember(ctx);
    expect(await refusal(proposeAutoTopUp(await as("owner", stranger.userId), RULE))).toBe("not_found");

    const other = await setUp();
    const foreign = await other.propose();
    expect(await refusal(withdraw(foreign.id))).toBe("not_found");
    expect((await other.shown())?.id).toBe(foreign.id);
    expect(await shown()).toBeNull();
    await propose();
    await ctx.db
      .update(members)
      .set({ role: "member" })
      .where(and(eq(members.organizationId, organizationId), eq(members.userId, owner.userId)));
    expect(await refusal(withdraw((await shown())?.id ?? ""))).toBe("forbidden");
  });

  it("is rejected after five within an hour, for the rule in effect, without admins, and after the organization is closed", async () => {
    const { ctx, admin, as, propose, approve, mails } = await setUp();
    for (let n = 0; n < 5; n++) await propose(n % 2 === 0 ? RULE : OTHER);
    expect(await refusal(propose())).toBe("conflict");
    expect(await mails()).toHaveLength(5);
    ctx.clock.advance(HOUR);
    await approve((await propose()).id);
    expect(await refusal(propose())).toBe("conflict");
    await ctx.db.update(users).set({ isAdmin: false }).where(eq(users.id, admin.userId));
    expect(await refusal(propose(OTHER))).toBe("conflict");
    await ctx.db.update(users).set({ isAdmin: true }).where(eq(users.id, admin.userId));
    const owner = await as("owner");
    await closeOrganization(owner, { name: owner.organization.name });
    expect(await refusal(propose(OTHER))).toBe("conflict");
  });
});

describe("withdrawing", () => {
  it("ends the proposal, which can no longer be approved", async () => {
    const { propose, withdraw, approve, decline, rule, shown, listed, acts } = await setUp();
    const { id } = await propose();
    await withdraw(id);
    expect([await shown(), await listed(), await rule()]).toEqual([null, [], null]);
    expect(await refusal(approve(id))).toBe("conflict");
    expect(await refusal(decline(id))).toBe("conflict");
    expect(await refusal(withdraw(id))).toBe("not_found");
    expect((await acts()).map(({ action }) => action)).toEqual([
      "money.auto_top_up_propose",
      "money.auto_top_up_withdraw",
    ]);
  });

  it("happens when the organization is closed", async () => {
    const { ctx, as, propose, approve, listed, organizationId, rule } = await setUp();
    const { id } = await propose();
    const owner = await as("owner");
    await closeOrganization(owner, { name: owner.organization.name });
    expect(await listed()).toEqual([]);
    expect(await refusal(approve(id))).toBe("conflict");
    expect(await rule()).toBeNull();
    ctx.clock.advance(CLOSING_DAYS * 24 * HOUR);
    expect(await closeForGood(ctx, organizationId)).toBe(true);
    expect(await ctx.db.$count(autoTopUpProposals, eq(autoTopUpProposals.organizationId, organizationId))).toBe(0);
  });
});

describe("approving", () => {
  it("replaces the organization's rule with exactly the proposed one, and emails the owners", async () => {
    const { ctx, admin, owner, as, propose, approve, rule, shown, listed, acts, mails, organizationId } = await setUp();
    await setAutoTopUp(admin.ctx, { organizationId, rule: OTHER });
    const { id } = await propose({ below: 20_010_000n, amount: 50_990_000n, monthly: 120_000_001n });
    expect((await listed())[0]?.auto_top_up).toEqual({ below_usd: 5, amount_usd: 10, monthly_usd: 10 });
    ctx.clock.advance(HOUR);
    await approve(id);
    expect(await rule()).toEqual({ below: 20_010_000n, amount: 50_990_000n, monthly: 120_000_001n });
    expect([await shown(), await listed()]).toEqual([null, []]);
    expect((await getBilling(await as("manager"))).auto_top_up).toEqual({
      below_usd: 20.01,
      amount_usd: 50.99,
      monthly_usd: 120.000001,
      booked_usd: 0,
    });
    expect((await acts()).at(-1)).toEqual({
      action: "money.auto_top_up_approve",
      actorName: admin.email,
      before: { below_usd: 5, amount_usd: 10, monthly_usd: 10 },
      after: { below_usd: 20.01, amount_usd: 50.99, monthly_usd: 120.000001 },
      reason: null,
    });
    expect((await mails()).slice(1).map(({ to, template }) => [to, template])).toEqual([
      [owner.email, "auto_top_up_approved"],
    ]);
    expect(await refusal(approve(id))).toBe("conflict");
  });

  it("is rejected for a replaced proposal, and the new one stays open", async () => {
    const { propose, approve, decline, rule, shown } = await setUp();
    const { id: stale } = await propose();
    const { id } = await propose(OTHER);
    expect(await refusal(approve(stale))).toBe("conflict");
    expect(await refusal(decline(stale))).toBe("conflict");
    expect(await rule()).toBeNull();
    expect(await shown()).toMatchObject({ id, declined: null });
    await approve(id);
    expect(await rule()).toEqual(OTHER);
  });

  it("never applies another organization's proposal", async () => {
    const { propose, organizationId, rule, shown } = await setUp();
    const { id } = await propose();
    const other = await setUp();
    expect(await refusal(other.approve(id))).toBe("conflict");
    expect(await refusal(approveAutoTopUp(other.owner.ctx, { organizationId, proposal: id }))).toBe("not_found");
    expect(await refusal(declineAutoTopUp(other.owner.ctx, { organizationId, proposal: id }))).toBe("not_found");
    expect(await refusal(listAutoTopUpProposals(other.owner.ctx))).toBe("not_found");
    expect([await rule(), await other.rule(), (await shown())?.id]).toEqual([null, null, id]);
  });

  it("and an owner's replacement are serialized: the rule is the one that the admin saw, or none", async () => {
    const { ctx, propose, approve, rule, shown, organizationId } = await setUp();
    for (let round = 0; round < 12; round++) {
      ctx.clock.advance(HOUR);
      await ctx.db
        .update(organizations)
        .set({ autoTopUpBelow: null, autoTopUpAmount: null, autoTopUpMonthly: null })
        .where(eq(organizations.id, organizationId));
      const { id: seen } = await propose(RULE);
      // In either order.
      const early = round % 2 === 0 ? refusal(approve(seen)) : undefined;
      const replacing = propose(OTHER);
      const [approved, replaced] = await Promise.all([early ?? refusal(approve(seen)), replacing]);
      expect(["done", "conflict"]).toContain(approved);
      expect(await rule()).toEqual(approved === "done" ? RULE : null);
      expect(await shown()).toEqual(replaced);
    }
  });

  it("happens once if two admins decide and an owner withdraws concurrently", async () => {
    const { ctx, propose, approve, decline, withdraw, rule, shown, acts, mails } = await setUp();
    for (let round = 0; round < 4; round++) {
      ctx.clock.advance(HOUR);
      const { id } = await propose({ ...RULE, monthly: RULE.monthly + BigInt(round) });
      const sent = (await mails()).length;
      const outcomes = await Promise.all([approve(id), approve(id), decline(id), withdraw(id)].map(refusal));
      const done = outcomes.flatMap((outcome, index) => (outcome === "done" ? [index] : []));
      // An owner may dismiss what was declined a moment before.
      expect([[0], [1], [2], [3], [2, 3]]).toContainEqual(done);
      const isApproved = done[0] === 0 || done[0] === 1;
      expect((await rule())?.monthly === RULE.monthly + BigInt(round)).toBe(isApproved);
      expect((await shown())?.declined ?? null).toEqual(
        done.join() === "2" ? { at: ctx.now().toISOString(), reason: null } : null,
      );
      expect((await mails()).length - sent).toBe(done[0] === 3 ? 0 : 1);
    }
    const actions = (await acts()).map(({ action }) => action);
    expect(actions).toHaveLength(8);
  });
});

describe("declining", () => {
  it("keeps the rule, gives the owners the reason, and ends with the next proposal, a dismissal or a rule set by an admin", async () => {
    const { ctx, admin, owner, propose, withdraw, approve, decline, rule, shown, listed, acts, mails, organizationId } =
      await setUp();
    const proposal = await propose();
    ctx.clock.advance(HOUR);
    await decline(proposal.id, "Two invoices are unpaid");
    const declined = { at: ctx.now().toISOString(), reason: "Two invoices are unpaid" };
    expect(await shown()).toEqual({ ...proposal, declined });
    expect([await rule(), await listed()]).toEqual([null, []]);
    expect(await refusal(decline(proposal.id))).toBe("conflict");
    expect(await refusal(approve(proposal.id))).toBe("conflict");
    expect((await acts()).at(-1)).toMatchObject({
      action: "money.auto_top_up_decline",
      actorName: admin.email,
      reason: "Two invoices are unpaid",
    });
    const mail = (await mails()).at(-1);
    expect([mail?.to, mail?.template]).toEqual([owner.email, "auto_top_up_declined"]);
    expect(mail?.text).toContain("Reason: Two invoices are unpaid");

    const next = await propose(OTHER);
    expect(await shown()).toEqual({ ...next, declined: null });
    await decline(next.id);
    expect(await shown()).toMatchObject({ declined: { reason: null } });
    await withdraw(next.id);
    expect(await shown()).toBeNull();
    expect((await acts()).at(-1)?.action).toBe("money.auto_top_up_decline");

    const third = await propose();
    await setAutoTopUp(admin.ctx, { organizationId, rule: OTHER });
    expect((await shown())?.id).toBe(third.id);
    await decline(third.id);
    await setAutoTopUp(admin.ctx, { organizationId, rule: OTHER });
    expect(await shown()).toBeNull();
  });
});

describe("an approved rule", () => {
  it("adds at most its maximum per calendar month (UTC), no matter what was approved in the meantime", async () => {
    const { ctx, propose, approve, spend, added, mails, acts } = await setUp(new Date("2026-11-30T22:00:00Z"));
    await approve((await propose(RULE)).id);
    for (let n = 0; n < 3; n++) {
      await spend(n === 0 ? 90n : 50n);
      await bookAutoTopUps(ctx);
    }
    // A third 50 would make 150 of 120.
    expect(await added()).toEqual([50n * USD, 50n * USD]);
    // Amounts added under the previous rule count: 100 plus another 20 exceeds 119.
    const tight = { below: 20n * USD, amount: 20n * USD, monthly: 119n * USD };
    await approve((await propose(tight)).id);
    expect(await bookAutoTopUps(ctx)).toEqual({ booked: 0, stopped: 1 });
    ctx.clock.set(new Date("2026-11-30T23:59:59.999Z"));
    expect(await bookAutoTopUps(ctx)).toEqual({ booked: 0, stopped: 0 });
    ctx.clock.set(new Date("2026-12-01T00:00:00Z"));
    expect(await bookAutoTopUps(ctx)).toEqual({ booked: 1, stopped: 0 });
    expect(await added()).toEqual([50n * USD, 50n * USD, 20n * USD]);
    // Once under each rule, to the owner and the manager.
    expect((await acts()).filter(({ action }) => action === "money.auto_top_up_stop")).toHaveLength(2);
    expect((await mails()).filter(({ template }) => template === "auto_top_up_stopped")).toHaveLength(4);
  });
});
