import { PlatformName } from "@/app/api/dashboard/admin/platforms/params";
import { dashboardRoute } from "@/app/api/dashboard/handle";
import { SuspendRequest } from "@/lib/operations/admin/schemas";
import { getJobsOverview } from "@/lib/operations/jobs/overview";
import { JobsOverview } from "@/lib/operations/jobs/schemas";
import { resumePlatform } from "@/lib/platforms/resume";

export const POST = dashboardRoute(
  { right: "admin", params: PlatformName, body: SuspendRequest, answer: JobsOverview },
  async (ctx, { params, body }) => {
    await resumePlatform(ctx, { ...params, ...body });
    return getJobsOverview(ctx);
  },
);
