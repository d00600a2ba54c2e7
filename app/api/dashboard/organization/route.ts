import { dashboardRoute } from "@/app/api/dashboard/handle";
import { getOrganization } from "@/lib/organizations/get";
import { OwnOrganization, UpdateOrganizationRequest } from "@/lib/organizations/schemas";
import { updateOrganization } from "@/lib/organizations/update";

export const GET = dashboardRoute({ right: "usage:read", answer: OwnOrganization }, (ctx) => getOrganization(ctx));

export const PATCH = dashboardRoute(
  { right: "organization:manage", body: UpdateOrganizationRequest, answer: OwnOrganization },
  (ctx, { body }) => updateOrganization(ctx, body),
);
