import { dashboardRoute } from "@/app/api/dashboard/handle";
import { CONFIRMATION_LIMIT } from "@/app/api/dashboard/limits";
import { resendConfirmation } from "@/lib/people/users/resend-confirmation";
import { ResentConfirmation } from "@/lib/people/users/schemas";

export const POST = dashboardRoute(
  { right: "usage:read", limit: CONFIRMATION_LIMIT, answer: ResentConfirmation },
  (ctx) => resendConfirmation(ctx),
);
