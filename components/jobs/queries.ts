import { queryOptions } from "@tanstack/react-query";
import { api } from "@/components/api";
import type { Platform } from "@/lib/platforms/schemas";
import * as jobs from "@/rest/dashboard/endpoints/jobs";

/** Often enough to see a requested run start and end. */
const EVERY_MS = 5_000;

export const jobsQuery = queryOptions({
  queryKey: ["admin", "jobs"],
  queryFn: ({ signal }) => api(jobs.getJobsOverview, { signal }),
  refetchInterval: EVERY_MS,
});

export const runJob = (id: string) => api(jobs.runJobNow, { params: { id } });

export const pausePlatform = (platform: Platform, reason: string, signal: AbortSignal) =>
  api(jobs.pausePlatform, { params: { platform }, body: { reason }, signal });
export const resumePlatform = (platform: Platform, reason: string, signal: AbortSignal) =>
  api(jobs.resumePlatform, { params: { platform }, body: { reason }, signal });
export const retireSource = (source: string, reason: string, signal: AbortSignal) =>
  api(jobs.retireSource, { params: { source }, body: { reason }, signal });
export const restoreSource = (source: string, reason: string, signal: AbortSignal) =>
  api(jobs.restoreSource, { params: { source }, body: { reason }, signal });
