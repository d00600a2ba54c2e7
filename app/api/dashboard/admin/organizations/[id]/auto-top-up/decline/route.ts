import { actRoute } from "@/app/api/dashboard/admin/act";
import { declineAutoTopUp } from "@/lib/billing/decide-auto-top-up";
import { DeclineAutoTopUp } from "@/lib/operations/admin/schemas";

export const POST = actRoute(DeclineAutoTopUp, (ctx, organizationId, { proposal, reason }) =>
  declineAutoTopUp(ctx, { organizationId, proposal, reason }),
);
