import { queryOptions } from "@tanstack/react-query";
import { api } from "@/components/api";
import { JobsOverview, RunJobAnswer } from "@/lib/operations/jobs/schemas";
import type { Platform } from "@/lib/platforms/schemas";

const ROOT = "/api/dashboard/admin";
/** Often enough to see a requested run start and end. */
const EVERY_MS = 5_000;

export const jobsQuery = queryOptions({
  queryKey: ["admin", "jobs"],
  queryFn: ({ signal }) => api(JobsOverview, `${ROOT}/jobs`, { signal }),
  refetchInterval: EVERY_MS,
});

export const runJob = (id: string) =>
  api(RunJobAnswer, `${ROOT}/jobs/${encodeURIComponent(id)}/run`, { method: "POST", body: {} });

const tell = (platform: Platform, what: "pause" | "resume", reason: string, signal: AbortSignal) =>
  api(JobsOverview, `${ROOT}/platforms/${platform}/${what}`, { method: "POST", body: { reason }, signal });
export const pausePlatform = (platform: Platform, reason: string, signal: AbortSignal) =>
  tell(platform, "pause", reason, signal);
export const resumePlatform = (platform: Platform, reason: string, signal: AbortSignal) =>
  tell(platform, "resume", reason, signal);
