import { endpoint } from "@/rest/dashboard/endpoint";
import { RUN_JOB_LIMIT } from "@/rest/dashboard/limits";
import type * as schemas from "@/rest/dashboard/schemas/jobs";

export const getJobsOverview = endpoint<typeof schemas.getJobsOverview>({
  method: "GET",
  path: "/api/dashboard/admin/jobs",
  right: "admin",
});

export const runJobNow = endpoint<typeof schemas.runJobNow>({
  method: "POST",
  path: "/api/dashboard/admin/jobs/{id}/run",
  right: "admin",
  limit: RUN_JOB_LIMIT,
});

export const pausePlatform = endpoint<typeof schemas.pausePlatform>({
  method: "POST",
  path: "/api/dashboard/admin/platforms/{platform}/pause",
  right: "admin",
});

export const resumePlatform = endpoint<typeof schemas.resumePlatform>({
  method: "POST",
  path: "/api/dashboard/admin/platforms/{platform}/resume",
  right: "admin",
});

export const retireSource = endpoint<typeof schemas.retireSource>({
  method: "POST",
  path: "/api/dashboard/admin/sources/{source}/retire",
  right: "admin",
});

export const restoreSource = endpoint<typeof schemas.restoreSource>({
  method: "POST",
  path: "/api/dashboard/admin/sources/{source}/restore",
  right: "admin",
});
