import { actRoute } from "@/app/api/dashboard/admin/act";
import { SuspendRequest } from "@/lib/operations/admin/schemas";
import { suspendOrganization } from "@/lib/people/organizations/suspend";

export const POST = actRoute(SuspendRequest, (ctx, organizationId, { reason }) =>
  suspendOrganization(ctx, { organizationId, reason }),
);
