import { dashboardRoute } from "@/app/api/dashboard/handle";
import { getBilling } from "@/lib/billing/get-billing";
import { Billing } from "@/lib/billing/schemas";

export const GET = dashboardRoute({ right: "usage:read", answer: Billing }, (ctx) => getBilling(ctx));
