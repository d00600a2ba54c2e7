import { dashboardRoute } from "@/app/api/dashboard/handle";
import { InvitationRef } from "@/lib/people/invitations/schemas";
import { withdrawInvitation } from "@/lib/people/invitations/withdraw";

export const DELETE = dashboardRoute(
  { right: "organization:manage", params: InvitationRef, answer: InvitationRef },
  (ctx, { params }) => withdrawInvitation(ctx, params),
);
