import { ruleFromUsd } from "@/lib/billing/auto-top-up-rules";
import * as decisions from "@/lib/billing/decide-auto-top-up";
import * as grants from "@/lib/billing/grant-credits";
import { fromUsd } from "@/lib/billing/rules";
import * as autoTopUps from "@/lib/billing/set-auto-top-up";
import type { OrganizationContext } from "@/lib/core/context";
import { getOrganization } from "@/lib/operations/admin/get-organization";
import { openOrganization } from "@/lib/operations/admin/open-organization";
import type { OrganizationDetail } from "@/lib/operations/admin/schemas";
import * as resuming from "@/lib/people/organizations/resume";
import * as limits from "@/lib/people/organizations/set-limits";
import * as plans from "@/lib/people/organizations/set-plan";
import * as prices from "@/lib/people/organizations/set-price";
import * as suspending from "@/lib/people/organizations/suspend";
import * as corrections from "@/lib/tracking/funding/correct";
import * as topUps from "@/lib/tracking/funding/top-up";
import type * as endpoints from "@/rest/dashboard/endpoints/admin-acts";
import type { VerbsOf } from "@/rest/dashboard/verb";

type Verbs = VerbsOf<typeof endpoints>;

/** Runs an act on the organization of a public ID. */
async function onOrganization<T>(
  ctx: OrganizationContext,
  publicId: string,
  act: (organizationId: number) => Promise<T>,
): Promise<T> {
  const { id } = await openOrganization(ctx, publicId);
  return act(id);
}

/** As `onOrganization`, and returns the organization's new state. */
async function change(
  ctx: OrganizationContext,
  id: string,
  act: (organizationId: number) => Promise<unknown>,
): Promise<OrganizationDetail> {
  await onOrganization(ctx, id, act);
  return getOrganization(ctx, { id });
}

export const topUp: Verbs["topUp"] = (ctx, { id, amount_usd, reason, idempotency_key, seen }) =>
  onOrganization(ctx, id, (organizationId) =>
    topUps.topUp(ctx, {
      organizationId,
      amount: fromUsd(amount_usd),
      note: reason,
      idempotencyKey: idempotency_key,
      seen,
    }),
  );

export const correctBalance: Verbs["correctBalance"] = (ctx, { id, amount_usd, reason, idempotency_key, refers_to }) =>
  onOrganization(ctx, id, (organizationId) =>
    corrections.correctBalance(ctx, {
      organizationId,
      amount: fromUsd(amount_usd),
      reason,
      idempotencyKey: idempotency_key,
      refersTo: refers_to,
    }),
  );

export const grantCredits: Verbs["grantCredits"] = (ctx, { id, credits, reason, idempotency_key }) =>
  onOrganization(ctx, id, (organizationId) =>
    grants.grantCredits(ctx, { organizationId, credits, note: reason, idempotencyKey: idempotency_key }),
  );

export const suspendOrganization: Verbs["suspendOrganization"] = (ctx, { id, reason }) =>
  change(ctx, id, (organizationId) => suspending.suspendOrganization(ctx, { organizationId, reason }));

export const resumeOrganization: Verbs["resumeOrganization"] = (ctx, { id, reason }) =>
  change(ctx, id, (organizationId) => resuming.resumeOrganization(ctx, { organizationId, reason }));

export const setPlan: Verbs["setPlan"] = (ctx, { id, plan, reason }) =>
  change(ctx, id, (organizationId) => plans.setPlan(ctx, organizationId, plan, reason));

export const setPrice: Verbs["setPrice"] = (ctx, { id, price_usd, reason }) =>
  change(ctx, id, (organizationId) => prices.setPrice(ctx, { organizationId, price: fromUsd(price_usd), reason }));

export const setLimits: Verbs["setLimits"] = (ctx, { id, reason, ...input }) =>
  change(ctx, id, (organizationId) =>
    limits.setLimits(ctx, {
      organizationId,
      limits: {
        ratePerMinute: input.rate_limit_per_minute,
        maxVideos: input.max_concurrent_videos,
        creditsPerMonth: input.credits_per_month,
      },
      reason,
    }),
  );

export const setAutoTopUp: Verbs["setAutoTopUp"] = (ctx, { id, rule, reason }) =>
  change(ctx, id, (organizationId) =>
    autoTopUps.setAutoTopUp(ctx, { organizationId, rule: rule && ruleFromUsd(rule), reason }),
  );

export const approveAutoTopUp: Verbs["approveAutoTopUp"] = (ctx, { id, proposal }) =>
  change(ctx, id, (organizationId) => decisions.approveAutoTopUp(ctx, { organizationId, proposal }));

export const declineAutoTopUp: Verbs["declineAutoTopUp"] = (ctx, { id, proposal, reason }) =>
  change(ctx, id, (organizationId) => decisions.declineAutoTopUp(ctx, { organizationId, proposal, reason }));
