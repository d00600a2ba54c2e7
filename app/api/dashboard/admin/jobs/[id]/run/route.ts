import { OrganizationId as JobId } from "@/app/api/dashboard/admin/params";
import { dashboardRoute } from "@/app/api/dashboard/handle";
import { RUN_JOB_LIMIT } from "@/app/api/dashboard/limits";
import { runJobNow } from "@/lib/operations/jobs/run-now";
import { RunJobAnswer } from "@/lib/operations/jobs/schemas";

export const POST = dashboardRoute(
  { right: "admin", params: JobId, limit: RUN_JOB_LIMIT, answer: RunJobAnswer },
  (ctx, { params }) => runJobNow(ctx, params),
);
