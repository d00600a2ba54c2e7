import { Cron } from "croner";
import { JOBS } from "@/lib/operations/jobs/rules";

/** Returns when a schedule runs next; null for jobs that run on demand. */
export const nextRun = (cron: string | null, now: Date): Date | null =>
  cron === null ? null : new Cron(cron, { timezone: "UTC", paused: true, mode: "5-part" }).nextRun(now);

/** Returns when a scheduled job runs next. */
export function nextRunOf(jobId: string, now: Date): Date {
  const next = nextRun(JOBS.find(({ id }) => id === jobId)?.cron ?? null, now);
  if (!next) throw new Error(`${jobId} has no schedule`);
  return next;
}
