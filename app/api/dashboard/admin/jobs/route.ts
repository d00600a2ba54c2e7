import { dashboardRoute } from "@/app/api/dashboard/handle";
import { getJobsOverview } from "@/lib/operations/jobs/overview";
import { JobsOverview } from "@/lib/operations/jobs/schemas";

export const GET = dashboardRoute({ right: "admin", answer: JobsOverview }, (ctx) => getJobsOverview(ctx));
