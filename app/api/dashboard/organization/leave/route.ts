import { dashboardRoute } from "@/app/api/dashboard/handle";
import { leaveOrganization } from "@/lib/people/organizations/leave";
import { OrganizationRef } from "@/lib/people/organizations/schemas";

export const POST = dashboardRoute({ right: "usage:read", answer: OrganizationRef }, (ctx) => leaveOrganization(ctx));
