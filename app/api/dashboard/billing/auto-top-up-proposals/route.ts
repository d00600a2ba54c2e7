import { dashboardRoute } from "@/app/api/dashboard/handle";
import { AUTO_TOP_UP_PROPOSAL_LIMIT } from "@/app/api/dashboard/limits";
import { ruleFromUsd } from "@/lib/billing/auto-top-up-rules";
import { proposeAutoTopUp } from "@/lib/billing/propose-auto-top-up";
import { AutoTopUpProposal, ProposeAutoTopUp } from "@/lib/billing/schemas";

export const POST = dashboardRoute(
  {
    right: "organization:own",
    isIdempotent: true,
    body: ProposeAutoTopUp,
    limit: AUTO_TOP_UP_PROPOSAL_LIMIT,
    answer: AutoTopUpProposal,
    status: 201,
  },
  (ctx, { body }) => proposeAutoTopUp(ctx, ruleFromUsd(body)),
);
