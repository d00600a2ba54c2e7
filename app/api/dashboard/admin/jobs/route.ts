import { dashboardRoute } from "@/app/api/dashboard/handle";
import { getJobsOverview } from "@/lib/jobs/overview";
import { JobsOverview } from "@/lib/jobs/schemas";

export const GET = dashboardRoute({ right: "admin", answer: JobsOverview }, (ctx) => getJobsOverview(ctx));
