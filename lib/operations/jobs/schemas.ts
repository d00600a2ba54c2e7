import { z } from "zod";
import { Platform } from "@/lib/platforms/schemas";

const Iso = z.iso.datetime();

export const JobRow = z.object({
  id: z.string(),
  name: z.string(),
  purpose: z.string(),
  /** In words; UTC. */
  schedule: z.string(),
  /** Whether it may be run out of turn. */
  is_scheduled: z.boolean(),
  /** `unknown` where an Inngest server runs the jobs: everything about runs is null or 0 then. */
  status: z.enum(["never", "waiting", "running", "ok", "failing", "unknown"]),
  last_run_at: Iso.nullable(),
  /** Of the last run that is over. */
  last_duration_ms: z.int().nullable(),
  /** null also where it is longer ago than runs are kept (three days). */
  last_success_at: Iso.nullable(),
  next_run_at: Iso.nullable(),
  /** Of the last 24 hours. */
  runs: z.int(),
  failures: z.int(),
  failing_since: Iso.nullable(),
  last_error: z.string().nullable(),
  /** An admin asked for a run that has not begun. */
  is_asked: z.boolean(),
});
export type JobRow = z.infer<typeof JobRow>;

/** An hour (UTC) of the collection. */
export const CollectedHour = z.object({
  hour: Iso,
  due: z.int(),
  stored: z.int(),
  failed: z.int(),
  /** Hours that the organization's balance could not pay. */
  unpaid: z.int(),
  /** Batches whose hour passed before anybody ran them: how much was due in them is not known. */
  unrun_batches: z.int(),
});
export type CollectedHour = z.infer<typeof CollectedHour>;

const OutcomeCount = z.object({ outcome: z.string(), count: z.int() });

export const Quota = z.object({
  bucket: z.string(),
  used: z.int(),
  /** null: the platform has not told. */
  limit: z.int().nullable(),
  left: z.int().nullable(),
  resets_at: Iso.nullable(),
  blocked_until: Iso.nullable(),
  blocked_as: z.enum(["rate_limited", "quota"]).nullable(),
});
export type Quota = z.infer<typeof Quota>;

export const UpstreamPlatform = z.object({
  platform: Platform,
  is_configured: z.boolean(),
  pause: z.object({ at: Iso, by: z.string(), reason: z.string() }).nullable(),
  /** Calls of the last 24 hours, most frequent first. */
  calls: z.array(OutcomeCount),
  /** Fields of the answers that could not be read in the last 24 hours, most frequent first. */
  dropped_fields: z.array(z.object({ field: z.string(), count: z.int() })),
  quotas: z.array(Quota),
});
export type UpstreamPlatform = z.infer<typeof UpstreamPlatform>;

export const JobsOverview = z.object({
  at: Iso,
  runner: z.object({
    kind: z.enum(["embedded", "inngest"]),
    /** `unknown` where an Inngest server runs the jobs: it says so only there. */
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
    /** When the last batch finished that stored a snapshot; null where none did in the last 24 hours. */
    last_stored_at: Iso.nullable(),
    /** The last 24, oldest first; the last is not over. */
    hours: z.array(CollectedHour),
    /** Of those hours: why no snapshot came of what was due. */
    failures: z.array(z.object({ platform: Platform, outcome: z.string(), count: z.int() })),
  }),
  upstream: z.array(UpstreamPlatform),
  /** What leaves the product. */
  queues: z.array(
    z.object({
      queue: z.enum(["mail", "webhooks"]),
      status: z.enum(["ok", "stuck", "failing"]),
      waiting: z.int(),
      /** Since the longest overdue attempt was due; 0: none is overdue. */
      overdue_seconds: z.int(),
    }),
  ),
});
export type JobsOverview = z.infer<typeof JobsOverview>;

export const RunJobAnswer = z.object({
  /** false: it was asked for or runs already. */
  is_new: z.boolean(),
});
