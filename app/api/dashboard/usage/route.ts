import { dashboardRoute } from "@/app/api/dashboard/handle";
import { Usage } from "@/lib/billing/schemas";
import { getUsage } from "@/lib/billing/usage";

export const GET = dashboardRoute({ right: "usage:read", answer: Usage }, (ctx) => getUsage(ctx));
