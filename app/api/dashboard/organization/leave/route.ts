import { dashboardRoute } from "@/app/api/dashboard/handle";
import { leaveOrganization } from "@/lib/organizations/leave";
import { OrganizationRef } from "@/lib/organizations/schemas";

export const POST = dashboardRoute({ right: "usage:read", answer: OrganizationRef }, (ctx) => leaveOrganization(ctx));
