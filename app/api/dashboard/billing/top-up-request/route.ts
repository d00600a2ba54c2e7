import { dashboardRoute } from "@/app/api/dashboard/handle";
import { TOP_UP_REQUEST_LIMIT } from "@/app/api/dashboard/limits";
import { requestTopUp } from "@/lib/billing/request-top-up";
import { fromUsd } from "@/lib/billing/rules";
import { AskedTopUp, AskForTopUp } from "@/lib/billing/schemas";

export const POST = dashboardRoute(
  {
    right: "organization:manage",
    isIdempotent: true,
    body: AskForTopUp,
    limit: TOP_UP_REQUEST_LIMIT,
    answer: AskedTopUp,
    status: 201,
  },
  (ctx, { body: { amount_usd, note } }) => requestTopUp(ctx, { amount: fromUsd(amount_usd), note }),
);
