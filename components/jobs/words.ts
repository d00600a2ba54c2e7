import { formatInteger, plural } from "@/lib/core/format";
import type { CollectedHour, JobRow, JobsOverview, Quota } from "@/lib/operations/jobs/schemas";
import { PLATFORM_NAMES } from "@/lib/platforms/name-rules";

export const JOBS_TITLE = "Jobs";

/** 800 → "0.8 s", 75000 → "1 min 15 s". */
export function durationWords(ms: number): string {
  if (ms < 1_000) return `${formatInteger(ms)} ms`;
  if (ms < 60_000) return `${(ms / 1_000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1_000);
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

export function lagWords(seconds: number): string {
  if (seconds < 120) return "less than two minutes behind";
  if (seconds < 7_200) return `${plural(Math.floor(seconds / 60), "minute")} behind`;
  return `${plural(Math.floor(seconds / 3_600), "hour")} behind`;
}

export interface Trouble {
  id: string;
  text: string;
}

/** What an admin should know first; empty if everything is healthy. */
export function troublesOf({ runner, jobs, collection, upstream, queues }: JobsOverview): Trouble[] {
  const troubles: Trouble[] = [];
  if (runner.status === "dead")
    troubles.push({ id: "dead", text: "No worker is running: nothing is being collected, sent or booked." });
  if (collection.status === "lagging")
    troubles.push({ id: "lag", text: `Collection is ${lagWords(collection.lag_seconds ?? 0)}.` });
  const failing = jobs.filter(({ status }) => status === "failing").length;
  if (failing > 0) troubles.push({ id: "failing", text: `${plural(failing, "job is failing", "jobs are failing")}.` });
  for (const row of queues) if (row.status !== "ok") troubles.push({ id: row.queue, text: queueWords(row) });
  for (const { platform, pause } of upstream)
    if (pause) troubles.push({ id: platform, text: `${PLATFORM_NAMES[platform]} is paused.` });
  return troubles;
}

const QUEUE_NAMES = { mail: "Mail", webhooks: "Webhooks" } as const;

/** Status of one outgoing queue. */
export function queueWords({ queue, status, waiting, overdue_seconds }: JobsOverview["queues"][number]): string {
  const name = QUEUE_NAMES[queue];
  if (status === "failing") return `${name}: all attempts fail. ${formatInteger(waiting)} waiting.`;
  if (waiting === 0) return `${name}: queue empty.`;
  const late = overdue_seconds < 120 ? "on time" : lagWords(overdue_seconds);
  return `${name}: ${formatInteger(waiting)} waiting, ${status === "stuck" ? `stuck, ${late}` : late}.`;
}

export interface Sums {
  due: number;
  stored: number;
  unrun: number;
}

export const sumHours = (hours: readonly CollectedHour[]): Sums => ({
  due: hours.reduce((sum, { due }) => sum + due, 0),
  stored: hours.reduce((sum, { stored }) => sum + stored, 0),
  unrun: hours.reduce((sum, { unrun_batches }) => sum + unrun_batches, 0),
});

export function collectedWords({ due, stored, unrun }: Sums): string {
  const lost = unrun > 0 ? ` ${plural(unrun, "batch", "batches")} never ran; their snapshots aren't counted.` : "";
  if (due === 0) return `Nothing was due in the last 24 hours.${lost}`;
  return `${formatInteger(stored)} of ${plural(due, "snapshot")} due in the last 24 hours were stored.${lost}`;
}

export const STATUS_WORDS: Record<JobRow["status"], string> = {
  never: "No run in three days",
  waiting: "Waiting",
  running: "Running",
  ok: "OK",
  failing: "Failing",
  unknown: "Shown in the Inngest dashboard",
};

export function quotaWords({ used, limit, left }: Quota): string {
  if (limit === null || left === null) return `${formatInteger(used)} used; limit unknown`;
  return `${formatInteger(left)} of ${formatInteger(limit)} left`;
}
