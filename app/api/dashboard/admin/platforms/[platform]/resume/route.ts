import { PlatformName } from "@/app/api/dashboard/admin/platforms/params";
import { dashboardRoute } from "@/app/api/dashboard/handle";
import { SuspendRequest } from "@/lib/admin/schemas";
import { getJobsOverview } from "@/lib/jobs/overview";
import { JobsOverview } from "@/lib/jobs/schemas";
import { resumePlatform } from "@/lib/platforms/resume";

export const POST = dashboardRoute(
  { right: "admin", params: PlatformName, body: SuspendRequest, answer: JobsOverview },
  async (ctx, { params, body }) => {
    await resumePlatform(ctx, { ...params, ...body });
    return getJobsOverview(ctx);
  },
);
