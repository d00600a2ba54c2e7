import { asc, eq } from "drizzle-orm";
import { accounts, members, organizations, users } from "@/db/schema";
import { presentProposal, readProposal } from "@/lib/billing/auto-top-up-proposals";
import { autoTopUpRuleOf, decideAutoTopUp, presentRule } from "@/lib/billing/auto-top-up-rules";
import { bookedThisMonth } from "@/lib/billing/booked-auto-top-ups";
import { newestTopUp } from "@/lib/billing/newest-top-up";
import { PLANS, toUsd } from "@/lib/billing/rules";
import type { ActingContext, Organization } from "@/lib/core/context";
import { notFound } from "@/lib/core/errors";
import { figures, presentRow } from "@/lib/operations/admin/figures";
import { openOrganization } from "@/lib/operations/admin/open-organization";
import type { OrganizationDetail } from "@/lib/operations/admin/schemas";

/** Returns the details that the admin page of one organization shows at the top. */
export async function getOrganization(
  ctx: ActingContext & { organization?: Organization },
  { id }: { id: string },
): Promise<OrganizationDetail> {
  const { id: organizationId } = await openOrganization(ctx, id);
  const [[found], people, newest, auto, proposal] = await Promise.all([
    ctx.db
      .select({ organization: organizations, account: accounts, ...figures })
      .from(organizations)
      .innerJoin(accounts, eq(accounts.organizationId, organizations.id))
      .where(eq(organizations.id, organizationId)),
    ctx.db
      .select({
        name: users.name,
        email: users.email,
        isAdmin: users.isAdmin,
        role: members.role,
        at: members.createdAt,
      })
      .from(members)
      .innerJoin(users, eq(users.id, members.userId))
      .where(eq(members.organizationId, organizationId))
      .orderBy(asc(members.createdAt), asc(users.id)),
    newestTopUp(ctx.db, organizationId),
    bookedThisMonth(ctx.db, organizationId, ctx.now()),
    readProposal(ctx.db, organizationId),
  ]);
  if (!found) throw notFound("Organization not found");
  const { organization, account } = found;
  const terms = PLANS[organization.plan];
  const rule = autoTopUpRuleOf(organization);
  return {
    ...presentRow(found),
    suspended_reason: organization.suspendedReason,
    price_per_snapshot_usd: toUsd(organization.pricePerSnapshot),
    low_balance_threshold_usd: toUsd(organization.lowBalanceThreshold),
    charged_usd: toUsd(account.charged),
    snapshots: account.snapshots,
    paused_videos: found.account.paused,
    limits: {
      rate_limit_per_minute: { own: organization.rateLimitPerMinute, plan: terms.ratePerMinute },
      max_concurrent_videos: { own: organization.maxConcurrentVideos, plan: terms.maxVideos },
      credits_per_month: { own: organization.creditsPerMonth, plan: terms.creditsPerMonth },
    },
    credits: {
      allotted: account.creditsAllotted,
      purchased: account.creditsPurchased,
      renew_at: organization.creditsRenewAt.toISOString(),
    },
    auto_top_up: rule && presentRule(rule),
    auto_top_up_proposal: proposal && !proposal.declinedAt ? presentProposal(proposal) : null,
    auto_booked_usd: toUsd(auto.amount),
    auto_is_stopped:
      rule !== null && decideAutoTopUp(rule, account.balance - account.uncharged, auto.amount) === "stop",
    newest_top_up: newest,
    people: people.map(({ name, email, role, isAdmin, at }) => ({
      name,
      email,
      role,
      is_admin: isAdmin,
      joined_at: at.toISOString(),
    })),
    is_own: ctx.organization?.id === organizationId,
    at: ctx.now().toISOString(),
  };
}
