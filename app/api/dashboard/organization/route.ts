import { dashboardRoute } from "@/app/api/dashboard/handle";
import { getOrganization } from "@/lib/people/organizations/get";
import { OwnOrganization, UpdateOrganizationRequest } from "@/lib/people/organizations/schemas";
import { updateOrganization } from "@/lib/people/organizations/update";

export const GET = dashboardRoute({ right: "usage:read", answer: OwnOrganization }, (ctx) => getOrganization(ctx));

export const PATCH = dashboardRoute(
  { right: "organization:manage", body: UpdateOrganizationRequest, answer: OwnOrganization },
  (ctx, { body }) => updateOrganization(ctx, body),
);
