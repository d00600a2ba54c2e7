import { dashboardRoute } from "@/app/api/dashboard/handle";
import { createInvitation } from "@/lib/invitations/create";
import { listInvitations } from "@/lib/invitations/list";
import { InvitationList, InvitationRow, InviteRequest } from "@/lib/invitations/schemas";

export const GET = dashboardRoute({ right: "organization:manage", answer: InvitationList }, (ctx) =>
  listInvitations(ctx),
);

export const POST = dashboardRoute(
  { right: "organization:manage", isIdempotent: true, body: InviteRequest, answer: InvitationRow, status: 201 },
  (ctx, { body }) => createInvitation(ctx, body),
);
