import { dashboardRoute } from "@/app/api/dashboard/handle";
import { removeMember } from "@/lib/people/members/remove";
import { MemberRef, SetRoleRequest } from "@/lib/people/members/schemas";
import { setRole } from "@/lib/people/members/set-role";

export const PATCH = dashboardRoute(
  { right: "organization:manage", params: MemberRef, body: SetRoleRequest, answer: MemberRef },
  (ctx, { params, body }) => setRole(ctx, { ...params, ...body }),
);

export const DELETE = dashboardRoute(
  { right: "organization:manage", params: MemberRef, answer: MemberRef },
  (ctx, { params }) => removeMember(ctx, params),
);
