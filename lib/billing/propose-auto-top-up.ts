import { and, desc, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { auditEntries, autoTopUpProposals, members, organizations, users } from "@/db/schema";
import { lockAccount } from "@/lib/billing/account";
import { presentProposal, proposedRule, readProposal } from "@/lib/billing/auto-top-up-proposals";
import {
  type AutoTopUpRule,
  autoTopUpRuleOf,
  isSameRule,
  presentRule,
  ruleWords,
} from "@/lib/billing/auto-top-up-rules";
import type { AutoTopUpProposal } from "@/lib/billing/schemas";
import { assertRule, ruleFacts } from "@/lib/billing/set-auto-top-up";
import { recordAct } from "@/lib/core/audit/record";
import type { OrganizationContext } from "@/lib/core/context";
import { appUrl } from "@/lib/core/env";
import { conflict, notFound } from "@/lib/core/errors";
import { plural } from "@/lib/core/format";
import { newPublicId } from "@/lib/core/public-id";
import { assertRight } from "@/lib/core/rights";
import { HOUR_MS, MINUTE_MS } from "@/lib/core/time/unit-rules";
import { adminRecipients } from "@/lib/outbound/mail/recipients";
import { enqueueMail } from "@/lib/outbound/outbox/enqueue";

/** Every proposal is emailed to every admin. */
const MAX_PROPOSALS_PER_HOUR = 5;

/**
 * Proposes an auto top-up rule to the admins and emails them. It replaces the organization's proposal, open or
 * declined.
 * @throws AppError forbidden for anyone but an owner, invalid_request for amounts out of bounds, conflict after five
 * proposals within an hour, if the rule is already in effect, if the organization is closed, or if there is no admin
 */
export async function proposeAutoTopUp(ctx: OrganizationContext, rule: AutoTopUpRule): Promise<AutoTopUpProposal> {
  assertRight(ctx.actor, "organization:own");
  assertRule(rule);
  return ctx.db.transaction(async (tx) => {
    const { organization, name: proposedBy } = await lockAsOwner(ctx, tx);
    if (isSameRule(autoTopUpRuleOf(organization), rule)) throw conflict("This auto top-up rule is already in effect.");
    await assertNotTooOften(ctx, tx);
    const admins = await adminRecipients(tx);
    if (admins.length === 0) throw conflict("There is no admin yet who can approve this.");
    const before = await readProposal(tx, organization.id);
    const values = {
      ...rule,
      publicId: newPublicId(),
      proposedBy,
      proposedAt: ctx.now(),
      declinedAt: null,
      declinedReason: null,
    };
    const [row] = await tx
      .insert(autoTopUpProposals)
      .values({ ...values, organizationId: organization.id })
      .onConflictDoUpdate({ target: autoTopUpProposals.organizationId, set: values })
      .returning();
    if (!row) throw new Error("the proposal was not written");
    await recordAct(ctx, tx, {
      action: "money.auto_top_up_propose",
      subject: ruleWords(presentRule(rule)),
      before: ruleFacts(before && !before.declinedAt ? proposedRule(before) : null),
      after: ruleFacts(rule),
    });
    for (const { email, name } of admins)
      await enqueueMail(ctx, tx, {
        to: email,
        organizationId: organization.id,
        template: "auto_top_up_proposed",
        data: {
          name,
          organization: organization.name,
          by: proposedBy,
          ...presentRule(rule),
          url: `${appUrl()}/admin/organizations/${organization.publicId}`,
        },
      });
    return presentProposal(row);
  });
}

/**
 * Removes the organization's proposal: withdraws an open one, dismisses a declined one.
 * @param proposal its public ID
 * @throws AppError forbidden for anyone but an owner, not_found if the proposal does not exist or belongs to another
 * organization
 */
export async function withdrawAutoTopUp(ctx: OrganizationContext, { proposal }: { proposal: string }): Promise<void> {
  assertRight(ctx.actor, "organization:own");
  await ctx.db.transaction(async (tx) => {
    const { organization } = await lockAsOwner(ctx, tx);
    const [row] = await tx
      .delete(autoTopUpProposals)
      .where(and(eq(autoTopUpProposals.organizationId, organization.id), eq(autoTopUpProposals.publicId, proposal)))
      .returning();
    if (!row) throw notFound("This proposal no longer exists");
    if (row.declinedAt) return;
    await recordAct(ctx, tx, {
      action: "money.auto_top_up_withdraw",
      subject: ruleWords(presentRule(proposedRule(row))),
    });
  });
}

/** Locks the organization and reads the role under the lock, because it may have changed since the request began. */
async function lockAsOwner(ctx: OrganizationContext, tx: Transaction) {
  const { id } = ctx.organization;
  await lockAccount(tx, id);
  const [organization] = await tx.select().from(organizations).where(eq(organizations.id, id));
  if (!organization) throw notFound("Organization not found");
  if (organization.closedAt) throw conflict("This organization is closed.");
  const { actor } = ctx;
  if (actor.type !== "user") return { organization, name: actor.type };
  const [member] = await tx
    .select({ role: members.role, name: users.name })
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .where(and(eq(members.organizationId, id), eq(members.userId, actor.userId)));
  if (!member) throw notFound("Organization not found");
  assertRight({ ...actor, role: member.role }, "organization:own");
  return { organization, name: member.name };
}

async function assertNotTooOften(ctx: OrganizationContext, tx: Transaction): Promise<void> {
  const latest = await tx
    .select({ at: auditEntries.at })
    .from(auditEntries)
    .where(
      and(eq(auditEntries.organizationId, ctx.organization.id), eq(auditEntries.action, "money.auto_top_up_propose")),
    )
    .orderBy(desc(auditEntries.at), desc(auditEntries.id))
    .limit(MAX_PROPOSALS_PER_HOUR);
  const oldest = latest[MAX_PROPOSALS_PER_HOUR - 1];
  const wait = oldest ? oldest.at.getTime() + HOUR_MS - ctx.now().getTime() : 0;
  if (wait > 0)
    throw conflict(
      `Auto top-up was proposed ${MAX_PROPOSALS_PER_HOUR} times within the last hour. You can propose again in ${plural(Math.ceil(wait / MINUTE_MS), "minute")}.`,
    );
}
