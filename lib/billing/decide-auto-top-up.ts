import { eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { autoTopUpProposals, organizations } from "@/db/schema";
import { lockAccount } from "@/lib/billing/account";
import { proposedRule, readProposal } from "@/lib/billing/auto-top-up-proposals";
import { autoTopUpRuleOf, presentRule, ruleWords } from "@/lib/billing/auto-top-up-rules";
import { ruleFacts, writeRule } from "@/lib/billing/set-auto-top-up";
import { assertAdmin, assertProvedAdmin } from "@/lib/core/assert-admin";
import { recordAct } from "@/lib/core/audit/record";
import type { ActingContext } from "@/lib/core/context";
import { appUrl } from "@/lib/core/env";
import { conflict, notFound } from "@/lib/core/errors";
import { ownerRecipients } from "@/lib/outbound/mail/recipients";
import { enqueueMail } from "@/lib/outbound/outbox/enqueue";

export interface ProposalDecision {
  organizationId: number;
  /** Public ID of the proposal that the admin saw. */
  proposal: string;
}

/**
 * Makes the proposed rule the organization's rule, and emails its owners.
 * @throws AppError conflict if the proposal is no longer open, not_found for anyone who is not an admin
 */
export async function approveAutoTopUp(ctx: ActingContext, decision: ProposalDecision): Promise<void> {
  await assertProvedAdmin(ctx);
  await ctx.db.transaction(async (tx) => {
    const { organization, proposal } = await lockOpenProposal(tx, decision);
    const rule = proposedRule(proposal);
    await writeRule(tx, organization.id, rule);
    await tx.delete(autoTopUpProposals).where(eq(autoTopUpProposals.organizationId, organization.id));
    await recordAct(ctx, tx, {
      action: "money.auto_top_up_approve",
      organizationId: organization.id,
      subject: ruleWords(presentRule(rule)),
      before: ruleFacts(autoTopUpRuleOf(organization)),
      after: ruleFacts(rule),
    });
    for (const { email, name } of await ownerRecipients(tx, organization.id))
      await enqueueMail(ctx, tx, {
        to: email,
        organizationId: organization.id,
        template: "auto_top_up_approved",
        data: { name, organization: organization.name, ...presentRule(rule), url: `${appUrl()}/billing` },
      });
  });
}

/**
 * Declines the proposal and emails the owners, who also see the reason on their billing page. The current rule stays in
 * effect.
 * @throws AppError conflict if the proposal is no longer open, not_found for anyone who is not an admin
 */
export async function declineAutoTopUp(
  ctx: ActingContext,
  { reason, ...decision }: ProposalDecision & { reason?: string },
): Promise<void> {
  await assertAdmin(ctx);
  await ctx.db.transaction(async (tx) => {
    const { organization, proposal } = await lockOpenProposal(tx, decision);
    const rule = presentRule(proposedRule(proposal));
    await tx
      .update(autoTopUpProposals)
      .set({ declinedAt: ctx.now(), declinedReason: reason || null })
      .where(eq(autoTopUpProposals.organizationId, organization.id));
    await recordAct(ctx, tx, {
      action: "money.auto_top_up_decline",
      organizationId: organization.id,
      subject: ruleWords(rule),
      reason: reason || undefined,
    });
    for (const { email, name } of await ownerRecipients(tx, organization.id))
      await enqueueMail(ctx, tx, {
        to: email,
        organizationId: organization.id,
        template: "auto_top_up_declined",
        data: { name, organization: organization.name, ...rule, reason: reason || null, url: `${appUrl()}/billing` },
      });
  });
}

/** Locks the organization, so that an owner who replaces or withdraws the proposal comes before or after this. */
async function lockOpenProposal(tx: Transaction, { organizationId, proposal: id }: ProposalDecision) {
  await lockAccount(tx, organizationId);
  const [organization] = await tx.select().from(organizations).where(eq(organizations.id, organizationId));
  if (!organization) throw notFound("Organization not found");
  const proposal = await readProposal(tx, organizationId);
  if (!proposal || proposal.declinedAt || organization.closedAt)
    throw conflict("This proposal is no longer open. An owner withdrew it, or another admin decided it.");
  if (proposal.publicId !== id)
    throw conflict("An owner replaced this proposal. Review the new one before you decide.");
  return { organization, proposal };
}
