import { actRoute } from "@/app/api/dashboard/admin/act";
import { ruleFromUsd } from "@/lib/billing/auto-top-up-rules";
import { setAutoTopUp } from "@/lib/billing/set-auto-top-up";
import { AutoTopUpRequest } from "@/lib/operations/admin/schemas";

export const PUT = actRoute(AutoTopUpRequest, (ctx, organizationId, { rule, reason }) =>
  setAutoTopUp(ctx, {
    organizationId,
    rule: rule && ruleFromUsd(rule),
    reason,
  }),
);
