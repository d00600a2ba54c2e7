import { actRoute } from "@/app/api/dashboard/admin/act";
import { PlanRequest } from "@/lib/admin/schemas";
import { setPlan } from "@/lib/organizations/set-plan";

export const PUT = actRoute(PlanRequest, (ctx, organizationId, { plan, reason }) =>
  setPlan(ctx, organizationId, plan, reason),
);
