import { and, asc, count, eq, isNull } from "drizzle-orm";
import type { Queryable } from "@/db/client";
import { autoTopUpProposals, organizations } from "@/db/schema";
import { type AutoTopUpRule, autoTopUpRuleOf, presentRule } from "@/lib/billing/auto-top-up-rules";
import type { AutoTopUpProposal, OpenAutoTopUpProposals } from "@/lib/billing/schemas";
import { assertAdmin } from "@/lib/core/assert-admin";
import type { ActingContext } from "@/lib/core/context";

export type ProposalRow = typeof autoTopUpProposals.$inferSelect;

/** A safe upper bound. The rest is listed once these are decided. */
const MAX_LISTED = 100;

export const proposedRule = ({ below, amount, monthly }: ProposalRow): AutoTopUpRule => ({ below, amount, monthly });

/** Returns the organization's proposal, open or declined, or null if there is none. */
export async function readProposal(db: Queryable, organizationId: number): Promise<ProposalRow | null> {
  const [row] = await db.select().from(autoTopUpProposals).where(eq(autoTopUpProposals.organizationId, organizationId));
  return row ?? null;
}

export const presentProposal = (row: ProposalRow): AutoTopUpProposal => ({
  id: row.publicId,
  ...presentRule(proposedRule(row)),
  by: row.proposedBy,
  at: row.proposedAt.toISOString(),
  declined: row.declinedAt && { at: row.declinedAt.toISOString(), reason: row.declinedReason },
});

/**
 * Returns the proposals that wait for an admin, oldest first, each with the rule it would replace.
 * @throws AppError not_found for anyone who is not an admin
 */
export async function listAutoTopUpProposals(ctx: ActingContext): Promise<OpenAutoTopUpProposals> {
  await assertAdmin(ctx);
  const isOpen = and(isNull(autoTopUpProposals.declinedAt), isNull(organizations.closedAt));
  const isItsOwn = eq(organizations.id, autoTopUpProposals.organizationId);
  const [rows, [total]] = await Promise.all([
    ctx.db
      .select({ proposal: autoTopUpProposals, organization: organizations })
      .from(autoTopUpProposals)
      .innerJoin(organizations, isItsOwn)
      .where(isOpen)
      .orderBy(asc(autoTopUpProposals.proposedAt), asc(autoTopUpProposals.organizationId))
      .limit(MAX_LISTED),
    ctx.db.select({ n: count() }).from(autoTopUpProposals).innerJoin(organizations, isItsOwn).where(isOpen),
  ]);
  return {
    rows: rows.map(({ proposal, organization }) => {
      const rule = autoTopUpRuleOf(organization);
      return {
        organization: { id: organization.publicId, name: organization.name },
        proposal: presentProposal(proposal),
        auto_top_up: rule && presentRule(rule),
      };
    }),
    total: total?.n ?? 0,
  };
}
