import { actRoute } from "@/app/api/dashboard/admin/act";
import { fromUsd } from "@/lib/billing/rules";
import { setAutoTopUp } from "@/lib/billing/set-auto-top-up";
import { AutoTopUpRequest } from "@/lib/operations/admin/schemas";

export const PUT = actRoute(AutoTopUpRequest, (ctx, organizationId, { rule, reason }) =>
  setAutoTopUp(ctx, {
    organizationId,
    rule: rule && {
      below: fromUsd(rule.below_usd),
      amount: fromUsd(rule.amount_usd),
      monthly: fromUsd(rule.monthly_usd),
    },
    reason,
  }),
);
