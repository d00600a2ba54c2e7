import { actRoute } from "@/app/api/dashboard/admin/act";
import { ResumeRequest } from "@/lib/admin/schemas";
import { resumeOrganization } from "@/lib/organizations/resume";

export const POST = actRoute(ResumeRequest, (ctx, organizationId, { reason }) =>
  resumeOrganization(ctx, { organizationId, reason }),
);
