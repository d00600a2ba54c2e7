import { dashboardRoute } from "@/app/api/dashboard/handle";
import { withdrawAutoTopUp } from "@/lib/billing/propose-auto-top-up";
import { ProposalId } from "@/lib/billing/schemas";

export const DELETE = dashboardRoute(
  { right: "organization:own", isIdempotent: true, params: ProposalId, answer: ProposalId },
  async (ctx, { params }) => {
    await withdrawAutoTopUp(ctx, { proposal: params.id });
    return params;
  },
);
