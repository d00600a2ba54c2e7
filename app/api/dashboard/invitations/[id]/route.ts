import { dashboardRoute } from "@/app/api/dashboard/handle";
import { InvitationRef } from "@/lib/invitations/schemas";
import { withdrawInvitation } from "@/lib/invitations/withdraw";

export const DELETE = dashboardRoute(
  { right: "organization:manage", params: InvitationRef, answer: InvitationRef },
  (ctx, { params }) => withdrawInvitation(ctx, params),
);
