import { dashboardRoute } from "@/app/api/dashboard/handle";
import { endSession } from "@/lib/people/sessions/end";
import { SessionRef } from "@/lib/people/sessions/schemas";

export const DELETE = dashboardRoute(
  { right: "usage:read", params: SessionRef, answer: SessionRef },
  (ctx, { params }) => endSession(ctx, params),
);
