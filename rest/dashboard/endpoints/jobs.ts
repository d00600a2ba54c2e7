import { SuspendRequest } from "@/lib/operations/admin/schemas";
import { JobsOverview, RunJobAnswer } from "@/lib/operations/jobs/schemas";
import { endpoint } from "@/rest/dashboard/endpoint";
import { RUN_JOB_LIMIT } from "@/rest/dashboard/limits";
import { IdParams, PlatformParams } from "@/rest/dashboard/params";

export const getJobsOverview = endpoint({
  method: "GET",
  path: "/api/dashboard/admin/jobs",
  right: "admin",
  answer: JobsOverview,
});

export const runJobNow = endpoint({
  method: "POST",
  path: "/api/dashboard/admin/jobs/{id}/run",
  right: "admin",
  params: IdParams,
  limit: RUN_JOB_LIMIT,
  answer: RunJobAnswer,
});

export const pausePlatform = endpoint({
  method: "POST",
  path: "/api/dashboard/admin/platforms/{platform}/pause",
  right: "admin",
  params: PlatformParams,
  body: SuspendRequest,
  answer: JobsOverview,
});

export const resumePlatform = endpoint({
  method: "POST",
  path: "/api/dashboard/admin/platforms/{platform}/resume",
  right: "admin",
  params: PlatformParams,
  body: SuspendRequest,
  answer: JobsOverview,
});
