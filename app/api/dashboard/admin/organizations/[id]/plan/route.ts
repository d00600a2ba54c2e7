import { actRoute } from "@/app/api/dashboard/admin/act";
import { PlanRequest } from "@/lib/operations/admin/schemas";
import { setPlan } from "@/lib/people/organizations/set-plan";

export const PUT = actRoute(PlanRequest, (ctx, organizationId, { plan, reason }) =>
  setPlan(ctx, organizationId, plan, reason),
);
