import { dashboardRoute } from "@/app/api/dashboard/handle";
import { INVITATION_LIMIT } from "@/app/api/dashboard/limits";
import { createInvitation } from "@/lib/people/invitations/create";
import { listInvitations } from "@/lib/people/invitations/list";
import { InvitationList, InvitationRow, InviteRequest } from "@/lib/people/invitations/schemas";

export const GET = dashboardRoute({ right: "organization:manage", answer: InvitationList }, (ctx) =>
  listInvitations(ctx),
);

export const POST = dashboardRoute(
  {
    right: "organization:manage",
    isIdempotent: true,
    body: InviteRequest,
    limit: INVITATION_LIMIT,
    answer: InvitationRow,
    status: 201,
  },
  (ctx, { body }) => createInvitation(ctx, body),
);
