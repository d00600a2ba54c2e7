import { dashboardRoute } from "@/app/api/dashboard/handle";
import { listAutoTopUpProposals } from "@/lib/billing/auto-top-up-proposals";
import { OpenAutoTopUpProposals } from "@/lib/billing/schemas";

export const GET = dashboardRoute({ right: "admin", answer: OpenAutoTopUpProposals }, (ctx) =>
  listAutoTopUpProposals(ctx),
);
