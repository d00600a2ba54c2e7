import { z } from "zod";
import { Platform } from "@/lib/platforms/schemas";

const Iso = z.iso.datetime();

export const JobRow = z.object({
  id: z.string(),
  name: z.string(),
  purpose: z.string(),
  /** A readable schedule, in UTC. */
  schedule: z.string(),
  /** Whether it can be run manually. */
  is_scheduled: z.boolean(),
  /** `unknown` if an Inngest server runs the jobs. All values about runs are then null or 0. */
  status: z.enum(["never", "waiting", "running", "ok", "failing", "unknown"]),
  last_run_at: Iso.nullable(),
  /** Duration of the last finished run. */
  last_duration_ms: z.int().nullable(),
  /** Null also if the last success is older than the retention of runs (three days). */
  last_success_at: Iso.nullable(),
  next_run_at: Iso.nullable(),
  /** Runs in the last 24 hours. */
  runs: z.int(),
  failures: z.int(),
  failing_since: Iso.nullable(),
  last_error: z.string().nullable(),
  /** An admin has requested a run that has not started yet. */
  is_asked: z.boolean(),
});
export type JobRow = z.infer<typeof JobRow>;

/** One hour (UTC) of the collection. */
export const CollectedHour = z.object({
  hour: Iso,
  due: z.int(),
  stored: z.int(),
  failed: z.int(),
  /** Hours that the organization's balance could not cover. */
  unpaid: z.int(),
  /** Batches that did not run within their hour. How many snapshots were due in them is unknown. */
  unrun_batches: z.int(),
});
export type CollectedHour = z.infer<typeof CollectedHour>;

const OutcomeCount = z.object({ outcome: z.string(), count: z.int() });

export const Quota = z.object({
  bucket: z.string(),
  used: z.int(),
  /** Null if the platform has not reported it. */
  limit: z.int().nullable(),
  left: z.int().nullable(),
  resets_at: Iso.nullable(),
  blocked_until: Iso.nullable(),
  blocked_as: z.enum(["rate_limited", "quota"]).nullable(),
});
export type Quota = z.infer<typeof Quota>;

export const UpstreamSource = z.object({
  /** As in a snapshot's `provider`. */
  id: z.string(),
  name: z.string(),
  has_key: z.boolean(),
  /** By whom and why it is gone for good; null if it is in use. */
  retired: z.object({ at: Iso, by: z.string(), reason: z.string() }).nullable(),
});
export type UpstreamSource = z.infer<typeof UpstreamSource>;

export const UpstreamPlatform = z.object({
  platform: Platform,
  is_configured: z.boolean(),
  pause: z.object({ at: Iso, by: z.string(), reason: z.string() }).nullable(),
  /** Calls of the last 24 hours, most frequent first. */
  calls: z.array(OutcomeCount),
  /** Response fields that could not be read in the last 24 hours, most frequent first. */
  dropped_fields: z.array(z.object({ field: z.string(), count: z.int() })),
  quotas: z.array(Quota),
  /** In the order in which they are used. */
  sources: z.array(UpstreamSource),
});
export type UpstreamPlatform = z.infer<typeof UpstreamPlatform>;

export const JobsOverview = z.object({
  at: Iso,
  runner: z.object({
    kind: z.enum(["embedded", "inngest"]),
    /** `unknown` if an Inngest server runs the jobs, because only that server knows. */
    status: z.enum(["alive", "dead", "unknown"]),
    beat_at: Iso.nullable(),
    started_at: Iso.nullable(),
  }),
  jobs: z.array(JobRow),
  collection: z.object({
    status: z.enum(["ok", "lagging", "not_started"]),
    /** Everything due until then is in batches. */
    claimed_through: Iso.nullable(),
    lag_seconds: z.int().nullable(),
    open_batches: z.int(),
    oldest_open_at: Iso.nullable(),
    /** When the last batch that stored a snapshot finished; null if none did in the last 24 hours. */
    last_stored_at: Iso.nullable(),
    /** The last 24, oldest first; the last one is still in progress. */
    hours: z.array(CollectedHour),
    /** For those hours: the reasons why due snapshots were not stored. */
    failures: z.array(z.object({ platform: Platform, outcome: z.string(), count: z.int() })),
  }),
  upstream: z.array(UpstreamPlatform),
  /** The outgoing queues. */
  queues: z.array(
    z.object({
      queue: z.enum(["mail", "webhooks"]),
      status: z.enum(["ok", "stuck", "failing"]),
      waiting: z.int(),
      /** Seconds since the longest overdue attempt was due; 0 if none is overdue. */
      overdue_seconds: z.int(),
    }),
  ),
});
export type JobsOverview = z.infer<typeof JobsOverview>;

export const RunJobAnswer = z.object({
  /** False if a run is already requested or in progress. */
  is_new: z.boolean(),
});
