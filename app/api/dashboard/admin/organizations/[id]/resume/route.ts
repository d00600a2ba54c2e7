import { actRoute } from "@/app/api/dashboard/admin/act";
import { ResumeRequest } from "@/lib/operations/admin/schemas";
import { resumeOrganization } from "@/lib/people/organizations/resume";

export const POST = actRoute(ResumeRequest, (ctx, organizationId, { reason }) =>
  resumeOrganization(ctx, { organizationId, reason }),
);
