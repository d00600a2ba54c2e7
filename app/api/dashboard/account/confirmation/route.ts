import { dashboardRoute } from "@/app/api/dashboard/handle";
import { resendConfirmation } from "@/lib/users/resend-confirmation";
import { ResentConfirmation } from "@/lib/users/schemas";

export const POST = dashboardRoute({ right: "usage:read", answer: ResentConfirmation }, (ctx) =>
  resendConfirmation(ctx),
);
