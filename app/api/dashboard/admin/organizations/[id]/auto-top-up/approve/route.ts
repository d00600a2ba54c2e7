import { actRoute } from "@/app/api/dashboard/admin/act";
import { approveAutoTopUp } from "@/lib/billing/decide-auto-top-up";
import { ApproveAutoTopUp } from "@/lib/operations/admin/schemas";

export const POST = actRoute(ApproveAutoTopUp, (ctx, organizationId, { proposal }) =>
  approveAutoTopUp(ctx, { organizationId, proposal }),
);
